/// Maps numbers to pixels along one side of a plot.
struct Axis: Sendable {
    /// The numbers at the two ends.
    let domain: ClosedRange<Double>

    /// The pixel of the lower end and that of the upper.
    let pixels: (Double, Double)

    /// Where marks stand.
    let ticks: [Double]

    /// How many decimals their labels have.
    let places: Int

    /// What the axis shows, with its unit.
    let title: String

    /// A fraction from 0 to 1.
    static func unit(_ title: String, pixels: (Double, Double)) -> Axis {
        Axis(domain: 0...1, pixels: pixels, ticks: [0, 0.25, 0.5, 0.75, 1], places: 2, title: title)
    }

    /// From zero to at least a maximum, with round ticks.
    static func fromZero(to maximum: Double, _ title: String, pixels: (Double, Double)) -> Axis {
        var step = 1.0
        while step * 5 < maximum { step *= step == 2 || step == 20 ? 2.5 : 2 }
        let top = (max(maximum, step) / step).rounded(.up) * step
        let ticks = stride(from: 0, through: top, by: step).map { $0 }
        return Axis(domain: 0...top, pixels: pixels, ticks: ticks, places: 0, title: title)
    }

    /// The pixel of a number, kept within the axis.
    func position(_ number: Double) -> Double {
        let inside = min(max(number, domain.lowerBound), domain.upperBound)
        let fraction = (inside - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
        return pixels.0 + fraction * (pixels.1 - pixels.0)
    }

    /// The labels of the ticks, in order.
    var labels: [String] { ticks.map { $0.fixed(places) } }
}
