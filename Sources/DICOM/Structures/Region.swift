/// One region of interest of a structure set.
public struct Region: Sendable, Hashable {
    /// Its number and name.
    public let label: MaskLabel

    /// The frame of reference that its contours are in, if the region tells it itself.
    public let frameOfReference: String?

    /// Its closed contours that could be read.
    public let contours: [Contour]

    /// How many points and open contours were left out: they have no inside.
    public let openContours: Int

    /// How many closed contours of fewer than three points were left out.
    public let shortContours: Int

    /// Why the region gives no mask, if a contour cannot be read.
    public let defect: MaskDefect?

    /// Its number in the file.
    public var number: Int { label.number }

    /// Its name as it may be shown.
    public var name: String { label.name }
}

extension Region {
    init(label: MaskLabel, frameOfReference: String?, items: [DataSet]) {
        var contours: [Contour] = []
        var (open, short) = (0, 0)
        var defect: MaskDefect?
        for (index, item) in items.enumerated() {
            switch ContourReading(item, number: index + 1, of: items.count) {
            case .closed(let contour): contours.append(contour)
            case .open: open += 1
            case .short: short += 1
            case .defect(let found): defect = defect ?? found
            }
        }
        self.init(
            label: label,
            frameOfReference: frameOfReference,
            contours: contours,
            openContours: open,
            shortContours: short,
            defect: defect
        )
    }
}
