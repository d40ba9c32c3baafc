/// The 97.5% quantile of Student's t, for intervals over a few sites.
enum StudentDistribution {
    /// From the table in the NIST/SEMATECH handbook, section 1.3.6.7.2, to four decimals; the normal quantile's Cornish-Fisher
    /// expansion (Abramowitz and Stegun 26.7.5) beyond it.
    static func quantile975(degreesOfFreedom: Int) -> Double {
        precondition(degreesOfFreedom >= 1, "at least one degree of freedom")
        guard degreesOfFreedom > table.count else { return table[degreesOfFreedom - 1] }
        let z = AreaInterval.normal975
        let n = Double(degreesOfFreedom)
        let cube = z * z * z
        return z + (cube + z) / (4 * n) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * n * n)
    }

    private static let table = [
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604,
        2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
    ]
}
