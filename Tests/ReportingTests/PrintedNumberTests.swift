import Testing

@testable import Reporting

@Suite struct PrintedNumberTests {
    @Test func `decimals are fixed, ties to even, with a true minus sign and never minus zero`() {
        #expect(0.685.fixed(2) == "0.69")
        #expect(0.5.fixed(0) == "0")
        #expect(1.5.fixed(0) == "2")
        #expect(0.125.fixed(2) == "0.12")
        #expect((-0.004).fixed(2) == "0.00")
        #expect((-12.345).fixed(1) == "\u{2212}12.3")
        #expect(0.0.fixed(3) == "0.000")
        #expect(1234567.0.fixed(2) == "1234567.00")
    }

    @Test func `what is no number has no digits`() {
        #expect(Double.nan.fixed(2) == "not estimable")
        #expect(Double.infinity.fourDigits == "not estimable")
        #expect(1e300.fixed(2) == "1e+300")
    }

    @Test func `four digits are kept whatever the size`() {
        #expect(1123.4567.fourDigits == "1123")
        #expect(0.081234.fourDigits == "0.08123")
        #expect(9.99.fourDigits == "9.990")
        #expect(18234.5.fourDigits == "18234")
        #expect(0.0.fourDigits == "0")
        #expect(12_345_678.0.fourDigits == "1.235 × 10⁷")
        #expect((-0.0000123456).fourDigits == "\u{2212}1.235 × 10⁻⁵")
    }

    @Test func `p-values are printed as the paper prints them`() {
        #expect(0.0004.pValueText == "<0.001")
        #expect(0.0415.pValueText == "0.042")
        #expect(0.0415.pValueStatement == "= 0.042")
        #expect(1.0.pValueText == "1.000")
    }

    /// Seconds as `date -u -d @N` prints them.
    @Test(
        arguments: [
            (0, "1970-01-01 00:00 UTC"), (951_782_400, "2000-02-29 00:00 UTC"), (1_795_526_700, "2026-11-24 13:25 UTC"),
            (4_107_542_399, "2100-02-28 23:59 UTC"), (-1, "1969-12-31 23:59 UTC"),
            (253_402_300_799, "9999-12-31 23:59 UTC"),
        ] as [(Int64, String)]
    ) func `seconds become a date in UTC`(_ seconds: Int64, _ expected: String) {
        #expect(UTCTime(secondsSince1970: seconds).description == expected)
    }

    @Test func `an axis keeps numbers inside and marks round numbers`() {
        let axis = Axis.fromZero(to: 12.4, "", pixels: (100, 0))
        #expect(axis.labels == ["0", "5", "10", "15"])
        #expect(axis.position(15) == 0)
        #expect(axis.position(99) == 0)
        #expect(axis.position(7.5) == 50)
        #expect(Axis.fromZero(to: 0, "", pixels: (1, 0)).labels == ["0", "1"])
    }
}
