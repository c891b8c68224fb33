-- By what messages are counted and limited: the domain of a mailbox, the country's code of a telephone number (ITU-T E.164:
-- of one digit, of two, and all others of three), nothing of other addresses. It also tells service by SMS from mail.
CREATE FUNCTION delivery_domain(kind text, normalised text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE kind
        WHEN 'email' THEN split_part(normalised, '@', -1)
        WHEN 'telephone' THEN coalesce(
            substring(normalised from '^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])'),
            substring(normalised from '^\+\d{3}'),
            '+'
        )
        ELSE ''
    END
$$;
