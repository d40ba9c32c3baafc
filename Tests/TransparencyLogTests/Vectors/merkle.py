"""Roots and inclusion paths of Merkle trees by pymerkle 6.1.0 (pip install pymerkle), an implementation that is not ours.

Prints what MerkleVectors.swift holds: SHA-256 over all roots, inclusion paths and consistency proofs of the trees of the
entries "0", "1", "2", ... pymerkle's consistency proofs are not those of RFC 6962, so these come from the RFC's own
recursion (section 2.1.2), with pymerkle's roots as MTH of a prefix.
"""
import hashlib

from pymerkle import InmemoryTree

ROOTS, PROOFS = 300, 70
ENTRIES = [str(i).encode() for i in range(ROOTS)]


def tree_of(entries):
    tree = InmemoryTree(algorithm="sha256")
    for entry in entries:
        tree.append_entry(entry)
    return tree


def inclusion(tree, index, size):
    path = tree.prove_inclusion(index + 1, size).serialize()["path"]
    return path[1:]  # pymerkle begins with the leaf


cache = {}


def mth(first, end):
    if (first, end) not in cache:
        cache[first, end] = tree_of(ENTRIES[first:end]).get_state().hex()
    return cache[first, end]


def subproof(m, first, end, is_prefix):
    n = end - first
    if m == n:
        return [] if is_prefix else [mth(first, end)]
    k = 1 << (n - 1).bit_length() - 1
    if m <= k:
        return subproof(m, first, first + k, is_prefix) + [mth(first + k, end)]
    return subproof(m - k, first + k, end, False) + [mth(first, first + k)]


def digest(hashes):
    return hashlib.sha256(bytes.fromhex("".join(hashes))).hexdigest()


tree = tree_of(ENTRIES)
sizes = range(1, PROOFS + 1)
print("roots", digest([tree.get_state(n).hex() for n in range(1, ROOTS + 1)]))
print("inclusion", digest([h for n in sizes for i in range(n) for h in inclusion(tree, i, n)]))
print("consistency", digest([h for n in sizes for m in range(1, n + 1) for h in subproof(m, 0, n, True)]))
