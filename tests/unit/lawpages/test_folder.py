"""What a folder of pages lacks, holds otherwise, or holds still."""

from jatak.lawpages.folder import MARK, difference

MADE = f"{MARK}\n\n# A page\n"


def test_a_folder_in_step_is_not_stale() -> None:
    assert difference({"a.md": MADE}, {"a.md": MADE}).stale == ()


def test_missing_changed_and_left_over_pages_are_stale() -> None:
    found = {"changed.md": MADE, "left.md": MADE}
    gone = difference(found, {"changed.md": MADE + "more", "missing.md": MADE})
    assert (gone.missing, gone.changed, gone.left_over) == (("missing.md",), ("changed.md",), ("left.md",))
    assert gone.stale == ("changed.md", "left.md", "missing.md")


def test_a_file_of_somebody_else_is_left_alone() -> None:
    assert difference({"notes.md": "# Mine\n"}, {}).stale == ()
