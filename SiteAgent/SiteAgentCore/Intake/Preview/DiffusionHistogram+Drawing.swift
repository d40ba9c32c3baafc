import Imaging

extension DiffusionHistogram {
    /// The histogram with its median, and the limits between which a median is plausible.
    var drawing: HTMLText {
        let limits = DiffusionPlausibility.standard.medianLimits
        let highest = max(counts.max() ?? 1, 1)
        var bars: HTMLText = ""
        for (bin, count) in counts.enumerated() where count > 0 {
            let height = 70 * Double(count) / Double(highest)
            bars += """
                <rect x="\(Self.place(Double(bin) * Self.binWidth + 8).short)" y="\((92 - height).short)" \
                width="\((Self.place(Self.binWidth - 16) - Self.place(0)).short)" height="\(height.short)"/>
                """
        }
        let ticks = [0.0, 1000, 2000, 3000, 4000].map { tick -> HTMLText in
            """
            <path class="tick" d="M\(Self.place(tick).short) 92v4"/>\
            <text class="middle" x="\(Self.place(tick).short)" y="107">\(Int(tick))</text>
            """
        }
        return """
            <figure class="histogram"><figcaption>ADC in the region, median <b>\(median.decimals(0))</b> \
            <span class="soft">× 10⁻⁶ mm²/s</span></figcaption>\
            <svg viewBox="0 0 320 110" role="img" aria-label="Histogram of the ADC; median \(median.decimals(0))">\
            \(Self.shade(0, limits.lowerBound))\(Self.shade(limits.upperBound, Self.end))<g class="bars">\(bars)</g>\
            <path class="axis" d="M8 92H312"/>\(ticks)\(medianMark)</svg>\
            <p class="soft">Shaded: no median of tissue lies there \
            (below \(Int(limits.lowerBound)), above \(Int(limits.upperBound))).\(outsideText)</p></figure>
            """
    }

    private static var end: Double { Double(binCount) * binWidth }

    private static func place(_ value: Double) -> Double { 8 + 304 * value / end }

    private static func shade(_ from: Double, _ to: Double) -> HTMLText {
        """
        <rect class="implausible" x="\(place(from).short)" y="8" \
        width="\((place(to) - place(from)).short)" height="84"/>
        """
    }

    private var medianMark: HTMLText {
        guard median >= 0, median <= Self.end else { return "" }
        return "<path class=\"median\" d=\"M\(Self.place(median).short) 8V92\"/>"
    }

    private var outsideText: HTMLText {
        outside == 0 ? "" : " \(outside.counted("voxel")) beyond the axis."
    }
}
