/// One pass of a ``LaneTransform``: `span` butterflies of `radix` inputs, each on many neighboring vectors.
struct LanePass {
    /// Where the vectors of a line are: element `k` begins at `offset + k * row`.
    struct Place {
        let view: LaneView
        var offset = 0
        let row: Int
    }

    /// 2, 3, 4 or 5.
    let radix: Int

    private let span: Int
    /// For each butterfly, the `radix - 1` roots of unity that its outputs are multiplied by; all 1 for the first.
    private let roots: LaneBuffer

    /// A pass over lines of which `radix * span` elements are still mixed.
    init(radix: Int, span: Int) {
        self.radix = radix
        self.span = span
        roots = LaneBuffer(count: (radix - 1) * span)
        for p in 0..<span {
            for power in 1..<radix {
                let (cosine, sine) = Elementary.turn(p * power, of: radix * span)
                roots.view[(radix - 1) * p + power - 1] = ComplexLanes(
                    Lanes(repeating: cosine),
                    Lanes(repeating: -sine)
                )
            }
        }
    }

    /// Element `p + span * r` of the source has `groups * inner` vectors, of which group `g` goes to element
    /// `(radix * p + r) * groups + g` of the target, for p < span and r < radix.
    func run(from source: Place, to target: Place, groups: Int, inner: Int) {
        let last = (
            source.offset + (radix * span - 1) * source.row, target.offset + (radix * span * groups - 1) * target.row
        )
        precondition(
            last.0 + groups * inner <= source.view.count && last.1 + inner <= target.view.count,
            "a line is cut"
        )
        switch radix {
        case 2: for p in 0..<span { two(p, source.view, target.view, walk(p, source, target, groups, inner)) }
        case 3: for p in 0..<span { three(p, source.view, target.view, walk(p, source, target, groups, inner)) }
        case 4: for p in 0..<span { four(p, source.view, target.view, walk(p, source, target, groups, inner)) }
        default: for p in 0..<span { five(p, source.view, target.view, walk(p, source, target, groups, inner)) }
        }
    }

    @inline(__always)
    private func walk(_ p: Int, _ source: Place, _ target: Place, _ groups: Int, _ inner: Int) -> Walk {
        Walk(
            from: source.offset &+ p &* source.row,
            to: target.offset &+ radix &* p &* groups &* target.row,
            step: span &* source.row,
            spread: groups &* target.row,
            row: target.row,
            groups: groups,
            inner: inner
        )
    }

    /// The indices of all butterflies with the same roots.
    private struct Walk {
        let from: Int
        let to: Int
        /// Between inputs, and between outputs, of a butterfly.
        let step: Int
        let spread: Int
        /// Between groups of outputs.
        let row: Int
        let groups: Int
        let inner: Int

        @inline(__always)
        func forEach(_ butterfly: (_ from: Int, _ to: Int) -> Void) {
            for g in 0..<groups {
                let (from, to) = (from &+ g &* inner, to &+ g &* row)
                for q in 0..<inner { butterfly(from &+ q, to &+ q) }
            }
        }
    }

    @inline(__always)
    private func root(_ p: Int, _ power: Int) -> ComplexLanes { roots.view[(radix &- 1) &* p &+ power &- 1] }

    @inline(__always)
    private func two(_ p: Int, _ source: LaneView, _ target: LaneView, _ walk: Walk) {
        let (step, spread) = (walk.step, walk.spread)
        let root1 = root(p, 1)
        walk.forEach { from, to in
            let (a, b) = (source[from], source[from &+ step])
            target[to] = a + b
            target[to &+ spread] = p == 0 ? a - b : (a - b) * root1
        }
    }

    @inline(__always)
    private func three(_ p: Int, _ source: LaneView, _ target: LaneView, _ walk: Walk) {
        let (step, spread) = (walk.step, walk.spread)
        let (root1, root2) = (root(p, 1), root(p, 2))
        let half = Lanes(repeating: 0.5)
        let sine = Lanes(repeating: 0x1.bb67ae8584caap-1)  // of a third of a turn
        walk.forEach { from, to in
            let (a, b) = (source[from], source[from &+ step])
            let c = source[from &+ 2 &* step]
            let sum = b + c
            let centre = a - sum.scaled(half)
            let side = (b - c).scaled(sine).turnedBack
            target[to] = a + sum
            let (second, third) = (centre + side, centre - side)
            target[to &+ spread] = p == 0 ? second : second * root1
            target[to &+ 2 &* spread] = p == 0 ? third : third * root2
        }
    }

    @inline(__always)
    private func four(_ p: Int, _ source: LaneView, _ target: LaneView, _ walk: Walk) {
        let (step, spread) = (walk.step, walk.spread)
        let (root1, root2, root3) = (root(p, 1), root(p, 2), root(p, 3))
        walk.forEach { from, to in
            let (a, b) = (source[from], source[from &+ step])
            let (c, d) = (source[from &+ 2 &* step], source[from &+ 3 &* step])
            let (evenSum, evenStep) = (a + c, a - c)
            let (oddSum, oddStep) = (b + d, (b - d).turnedBack)
            target[to] = evenSum + oddSum
            let (second, third, fourth) = (evenStep + oddStep, evenSum - oddSum, evenStep - oddStep)
            target[to &+ spread] = p == 0 ? second : second * root1
            target[to &+ 2 &* spread] = p == 0 ? third : third * root2
            target[to &+ 3 &* spread] = p == 0 ? fourth : fourth * root3
        }
    }

    @inline(__always)
    private func five(_ p: Int, _ source: LaneView, _ target: LaneView, _ walk: Walk) {
        let (step, spread) = (walk.step, walk.spread)
        let (cos1, sin1) = (Lanes(repeating: 0x1.3c6ef372fe95p-2), Lanes(repeating: 0x1.e6f0e134454ffp-1))  // 1/5 turn
        let (cos2, sin2) = (Lanes(repeating: -0x1.9e3779b97f4a8p-1), Lanes(repeating: 0x1.2cf2304755a5ep-1))  // 2/5
        let (root1, root2, root3, root4) = (root(p, 1), root(p, 2), root(p, 3), root(p, 4))
        walk.forEach { from, to in
            let a = source[from]
            let (b, c) = (source[from &+ step], source[from &+ 2 &* step])
            let (d, e) = (source[from &+ 3 &* step], source[from &+ 4 &* step])
            let (outer, inner) = (b + e, c + d)
            let (outerStep, innerStep) = (b - e, c - d)
            target[to] = a + outer + inner
            let near = a + outer.scaled(cos1) + inner.scaled(cos2)
            let far = a + outer.scaled(cos2) + inner.scaled(cos1)
            let nearSide = (outerStep.scaled(sin1) + innerStep.scaled(sin2)).turnedBack
            let farSide = (outerStep.scaled(sin2) - innerStep.scaled(sin1)).turnedBack
            let (second, third, fourth, fifth) = (near + nearSide, far + farSide, far - farSide, near - nearSide)
            target[to &+ spread] = p == 0 ? second : second * root1
            target[to &+ 2 &* spread] = p == 0 ? third : third * root2
            target[to &+ 3 &* spread] = p == 0 ? fourth : fourth * root3
            target[to &+ 4 &* spread] = p == 0 ? fifth : fifth * root4
        }
    }
}
