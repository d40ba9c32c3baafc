import Kernels
import Testing

@Suite struct CholeskyFactorTests {
    @Test func `a random positive definite system is solved to rounding`() throws {
        var generator = SeededGenerator(seed: 4)
        for order in [1, 2, 5, 20, 60] {
            let rows = (0..<(order + 5)).map { _ in (0..<order).map { _ in generator.normal() } }
            var matrix = SymmetricMatrix(order: order)
            for row in 0..<order {
                for column in 0...row { matrix[row, column] = rows.reduce(0) { $0 + $1[row] * $1[column] } }
            }
            let expected = (0..<order).map { _ in generator.normal() }
            let right = (0..<order).map { row in
                (0..<order).reduce(0) { $0 + matrix[row, $1] * expected[$1] }
            }
            let solution = try #require(CholeskyFactor(matrix)).solve(right)
            #expect(zip(solution, expected).allSatisfy { ($0 - $1).magnitude < 1e-9 })
        }
    }

    @Test func `a matrix that is not positive definite has no factor`() {
        #expect(CholeskyFactor(SymmetricMatrix(order: 2, elements: [1, 2, 1])) == nil)
        #expect(CholeskyFactor(SymmetricMatrix(order: 1, elements: [.nan])) == nil)
        #expect(CholeskyFactor(SymmetricMatrix(order: 1)) == nil)
    }

    @Test func `an empty system has an empty solution`() throws {
        #expect(try #require(CholeskyFactor(SymmetricMatrix(order: 0))).solve([]).isEmpty)
    }
}
