"""Taking people out of archived months: noted in the transaction that erases, done by a job."""

from jatak.database.statements import statements

SQL = statements("jatak.retention.erasure.archived", "archived.sql")
