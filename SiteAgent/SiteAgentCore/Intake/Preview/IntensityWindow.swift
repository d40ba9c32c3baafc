/// The intensities that are drawn from black to white.
struct IntensityWindow: Sendable, Hashable {
    let black: Float
    let white: Float

    /// How it came about, for the page.
    let origin: String

    /// For ADC maps in mm^2/s x 1e-6: from none to free water.
    static let apparentDiffusion = IntensityWindow(black: 0, white: 3000, origin: "0 to 3000")

    private init(black: Float, white: Float, origin: String) {
        self.black = black
        self.white = white
        self.origin = origin
    }

    /// From the 1st to the 99th percentile of some intensities; those that are not finite do not count.
    init(percentilesOf intensities: [Float]) {
        let sorted = intensities.filter(\.isFinite).sorted()
        origin = "1st–99th percentile"
        guard let first = sorted.first else {
            (black, white) = (0, 1)
            return
        }
        let low = sorted[(sorted.count - 1) / 100]
        let high = sorted[(sorted.count - 1) * 99 / 100]
        black = low
        white = high > low ? high : max(sorted[sorted.count - 1], first + 1)
    }

    /// 0 to 255, not yet cut off; what is not finite is black.
    func level(_ intensity: Float) -> Float {
        intensity.isFinite ? (intensity - black) / (white - black) * 255 : 0
    }
}
