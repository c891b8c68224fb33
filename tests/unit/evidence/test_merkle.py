"""The tree of RFC 9162: the reference leaves of Certificate Transparency, and what must hold of every tree."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.evidence import merkle

ENTRIES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
INCLUSION = {
    (0, 1): [],
    (0, 8): ["96a296d224f285c6", "5f083f0a1a33ca07", "6b47aaf29ee3c2af"],
    (5, 8): ["bc1a0643b12e4d2d", "ca854ea128ed050b", "d37ee418976dd957"],
    (2, 3): ["fac54203e7cc696c"],
    (1, 5): ["6e340b9cffb37a98", "5f083f0a1a33ca07", "bc1a0643b12e4d2d"],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): ["96a296d224f285c6", "5f083f0a1a33ca07", "6b47aaf29ee3c2af"],
    (6, 8): ["0ebc5d3437fbe2db", "ca854ea128ed050b", "d37ee418976dd957"],
    (2, 5): ["5f083f0a1a33ca07", "bc1a0643b12e4d2d"],
}
LEAVES = [merkle.leaf_hash(entry) for entry in ENTRIES]
NODES = merkle.nodes_of(LEAVES)
MANY = [merkle.leaf_hash(bytes([n])) for n in range(130)]
OF_MANY = merkle.nodes_of(MANY)

sizes = st.integers(1, len(MANY))


def by_the_book(leaves: list[bytes]) -> bytes:
    """The recursive definition of section 2.1.1, word for word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + by_the_book(leaves[:k]) + by_the_book(leaves[k:])).digest()


def flipped(value: bytes, bit: int) -> bytes:
    return (int.from_bytes(value, "big") ^ 1 << bit % (8 * len(value))).to_bytes(len(value), "big")


@pytest.mark.parametrize("size", range(9))
def test_the_roots_of_the_reference_leaves(size):
    assert merkle.root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_the_inclusion_paths_of_the_reference_leaves(index, size):
    path = merkle.inclusion_path(index, size, NODES)
    assert [step.hex()[:16] for step in path] == INCLUSION[index, size]


@pytest.mark.parametrize(("first", "second"), CONSISTENCY)
def test_the_consistency_paths_of_the_reference_leaves(first, second):
    path = merkle.consistency_path(first, second, NODES)
    assert [step.hex()[:16] for step in path] == CONSISTENCY[first, second]


@pytest.mark.parametrize("size", range(len(MANY) + 1))
def test_a_root_is_that_of_the_recursive_definition(size):
    assert merkle.root(iter(MANY[:size])) == by_the_book(MANY[:size])


@given(st.integers(0, len(MANY)), st.integers(0, len(MANY)))
def test_a_tree_grows_on_from_its_edge(first, second):
    whole = merkle.root(MANY[: first + second])
    edge = [OF_MANY(level, number) for level, number in merkle.parts_of((0, first))]
    frontier = merkle.Frontier(first, edge)
    for leaf in MANY[first : first + second]:
        frontier.add(leaf)
    assert frontier.root() == whole


def test_an_edge_that_is_not_of_this_size_is_refused():
    with pytest.raises(ValueError, match="6 leaves has 2 hashes"):
        merkle.Frontier(6, LEAVES[:1])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 64, 65, 127, 130])
def test_every_leaf_is_in_its_tree(size):
    root = merkle.root(MANY[:size])
    for index in range(size):
        path = merkle.inclusion_path(index, size, OF_MANY)
        assert merkle.inclusion_holds(MANY[index], index, size, path, root)


@given(sizes, st.data())
def test_a_proof_with_anything_else_in_it_does_not_hold(size, data):
    index = data.draw(st.integers(0, size - 1))
    root, path = merkle.root(MANY[:size]), merkle.inclusion_path(index, size, OF_MANY)
    bit = data.draw(st.integers(0, 255))
    wrong_at = data.draw(st.integers(0, max(0, len(path) - 1)))
    other = data.draw(st.integers(0, size).filter(lambda n: n != index))
    assert not merkle.inclusion_holds(flipped(MANY[index], bit), index, size, path, root)
    assert not merkle.inclusion_holds(MANY[index], index, size, path, flipped(root, bit))
    assert not merkle.inclusion_holds(MANY[index], other, size, path, root)
    assert not merkle.inclusion_holds(MANY[index], index, size, [*path, root], root)
    if path:
        changed = [flipped(step, bit) if n == wrong_at else step for n, step in enumerate(path)]
        assert not merkle.inclusion_holds(MANY[index], index, size, changed, root)
        assert not merkle.inclusion_holds(MANY[index], index, size, path[:-1], root)
        assert not merkle.inclusion_holds(MANY[index], index, size, [path[0] + b"\0", *path[1:]], root)


@pytest.mark.parametrize("index", range(8))
def test_a_proof_does_not_hold_for_a_tree_of_another_height(index):
    path, root = merkle.inclusion_path(index, 8, NODES), merkle.root(LEAVES)
    assert not any(merkle.inclusion_holds(LEAVES[index], index, size, path, root) for size in (1, 2, 4, 16, 17, 64))


@given(st.integers(0, len(MANY)), sizes)
def test_any_older_tree_is_the_beginning_of_any_newer(first, second):
    first, second = sorted((first, second))
    path = merkle.consistency_path(first, second, OF_MANY)
    assert merkle.consistency_holds(first, second, merkle.root(MANY[:first]), merkle.root(MANY[:second]), path)


@given(sizes, sizes, st.data())
def test_a_log_that_was_written_anew_is_not_consistent(first, second, data):
    first, second = sorted((first, second))
    at = data.draw(st.integers(0, first - 1))
    forged = [flipped(leaf, 3) if n == at else leaf for n, leaf in enumerate(MANY[:second])]
    path = merkle.consistency_path(first, second, merkle.nodes_of(forged))
    honest = merkle.root(MANY[:first])
    assert not merkle.consistency_holds(first, second, honest, merkle.root(forged), path)


@given(sizes, sizes, st.integers(0, 255), st.data())
def test_a_consistency_proof_with_anything_else_in_it_does_not_hold(first, second, bit, data):
    first, second = sorted((first, second))
    older, newer = merkle.root(MANY[:first]), merkle.root(MANY[:second])
    path = merkle.consistency_path(first, second, OF_MANY)
    assert not merkle.consistency_holds(first, second, flipped(older, bit), newer, path)
    assert not merkle.consistency_holds(first, second, older, flipped(newer, bit), path)
    assert not merkle.consistency_holds(first, second, older, newer, [*path, older])
    for at in range(len(path)):
        changed = [flipped(step, bit) if n == at else step for n, step in enumerate(path)]
        assert not merkle.consistency_holds(first, second, older, newer, changed)
        assert not merkle.consistency_holds(first, second, older, newer, path[:at] + path[at + 1 :])


def test_nothing_is_the_beginning_of_everything_and_of_nothing_else_is_that_true():
    assert merkle.consistency_holds(0, 8, merkle.EMPTY, merkle.root(LEAVES), [])
    assert not merkle.consistency_holds(0, 8, LEAVES[0], merkle.root(LEAVES), [])
    assert not merkle.consistency_holds(0, 0, merkle.EMPTY, LEAVES[0], [])
    assert not merkle.consistency_holds(3, 8, merkle.root(LEAVES[:3]), merkle.root(LEAVES), [])


def test_a_leaf_is_no_node():
    assert merkle.leaf_hash(LEAVES[0] + LEAVES[1]) != merkle.node_hash(LEAVES[0], LEAVES[1])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (4, 3)])
def test_what_is_not_in_the_log_has_no_proof(index, size):
    with pytest.raises(merkle.OutOfRange, match=f"{size} entries has no entry {index}"):
        merkle.inclusion_path(index, size, OF_MANY)
    assert not merkle.inclusion_holds(MANY[0], index, size, [], MANY[0])


@pytest.mark.parametrize(("first", "second"), [(-1, 3), (4, 3)])
def test_a_log_never_shrinks(first, second):
    with pytest.raises(merkle.OutOfRange):
        merkle.consistency_path(first, second, OF_MANY)
    assert not merkle.consistency_holds(first, second, MANY[0], MANY[0], [])
