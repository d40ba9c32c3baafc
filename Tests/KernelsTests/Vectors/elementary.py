"""Makes ElementaryVectors.swift: elementary functions at 50 digits (mpmath), rounded to the nearest double.

Usage: python3 elementary.py > ../ElementaryVectors.swift
"""
import random
import struct

import mpmath

mpmath.mp.dps = 50
random.seed(20231)


def bits(x):
    return "0x%016x" % struct.unpack("<Q", struct.pack("<d", x))[0]


def table(name, function, arguments):
    print(f"    static let {name}: [(UInt64, UInt64)] = [")
    row = []
    for x in arguments:
        row.append(f"({bits(x)}, {bits(float(function(mpmath.mpf(x))))})")
        if len(row) == 2:
            print("        " + ", ".join(row) + ",")
            row = []
    print("    ]\n")


def positive(count):
    return [random.uniform(0.4, 2.5) for _ in range(count // 2)] + [
        random.uniform(1, 2) * 2.0 ** random.randint(-1000, 1000) for _ in range(count // 2)
    ]


print("// Made by Vectors/elementary.py with mpmath at 50 digits. Pairs of bit patterns: argument, value.")
print("enum ElementaryVectors {")
table("exp", mpmath.exp, [random.uniform(-700, 700) for _ in range(120)] + [random.uniform(-1, 1) for _ in range(120)])
table("log", mpmath.log, positive(240))
table("log2", lambda x: mpmath.log(x, 2), positive(240))
table("log1p", mpmath.log1p, [random.uniform(-0.9, 3) for _ in range(120)] + [
    random.choice([-1, 1]) * random.uniform(1, 2) * 2.0 ** random.randint(-60, -2) for _ in range(120)])
table("sigmoid", lambda x: 1 / (1 + mpmath.exp(-x)), [random.uniform(-40, 40) for _ in range(240)])
table("softplus", lambda x: mpmath.log1p(mpmath.exp(x)), [random.uniform(-40, 40) for _ in range(240)])
print("}")
