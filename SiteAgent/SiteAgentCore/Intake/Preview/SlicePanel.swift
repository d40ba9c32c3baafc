import ImageFiles
import Imaging

/// One slice of a case with the mask's outline on it, as a drawing.
struct SlicePanel: Sendable {
    /// The length of a panel's side in the drawing's own units.
    static let side = 320.0

    private let image: Volume<Raw>
    private let view: SliceView
    private let frame: CropFrame
    private let slice: Int
    private let window: IntensityWindow
    private let outline: MaskOutline

    init(
        _ slice: Int,
        of image: Volume<Raw>,
        mask: Mask,
        view: SliceView,
        frame: CropFrame,
        window: IntensityWindow
    ) {
        self.image = image
        self.view = view
        self.frame = frame
        self.slice = slice
        self.window = window
        outline = Self.outline(of: mask, in: frame.pixels, slice: slice, view)
    }

    private static func outline(of mask: Mask, in box: PixelBox, slice: Int, _ view: SliceView) -> MaskOutline {
        var isInside: [Bool] = []
        isInside.reserveCapacity(box.columns.count * box.rows.count)
        for row in box.rows {
            for column in box.columns {
                isInside.append(mask.isInside[view.index(column: column, row: row, slice: slice)] == 1)
            }
        }
        return MaskOutline(isInside, width: box.columns.count, height: box.rows.count)
    }

    // MARK: Drawings

    /// The panel with everything a reader needs to find the way: letters, scale, number of the slice.
    func drawing() throws(ImageFileError) -> HTMLText {
        let pixels = max(frame.pixels.columns.count, frame.pixels.rows.count)
        let picture = try picture().enlarged(by: min(max(160 / pixels, 1), 4)).dataAddress()
        let letters = view.letters
        let side = Self.side
        return """
            <svg class="panel" viewBox="0 0 320 320" role="img" aria-label="Slice \(slice + 1) of \(view.size.z)">\
            <rect class="void" width="320" height="320"/>\(pictureAndOutline(picture, side: side))\
            <text class="letter" x="10" y="164">\(letters.left)</text>\
            <text class="letter end" x="310" y="164">\(letters.right)</text>\
            <text class="letter middle" x="160" y="18">\(letters.top)</text>\
            <text class="letter middle" x="160" y="313">\(letters.bottom)</text>\
            <text class="number" x="10" y="19">\(slice + 1)<tspan class="of"> / \(view.size.z)</tspan></text>\
            \(scaleBar)</svg>
            """
    }

    /// The panel small, for an overview.
    func thumbnail() throws(ImageFileError) -> HTMLText {
        let pixels = max(frame.pixels.columns.count, frame.pixels.rows.count)
        let picture = try picture().reduced(by: (pixels + 71) / 72).dataAddress()
        return """
            <svg class="thumb" viewBox="0 0 72 72" aria-hidden="true"><rect class="void" width="72" height="72"/>\
            \(pictureAndOutline(picture, side: 72))</svg>
            """
    }

    /// The panel at the size of a strip's pictures, with its number alone.
    func small() throws(ImageFileError) -> HTMLText {
        let pixels = max(frame.pixels.columns.count, frame.pixels.rows.count)
        let picture = try picture().reduced(by: (pixels + 119) / 120).dataAddress()
        return """
            <svg class="small" viewBox="0 0 120 120" role="img" aria-label="Slice \(slice + 1) of \(view.size.z)">\
            <rect class="void" width="120" height="120"/>\(pictureAndOutline(picture, side: 120))\
            <text x="5" y="14">\(slice + 1)</text></svg>
            """
    }

    private func picture() -> GreyPicture { GreyPicture(frame.pixels, of: slice, in: image, view, window) }

    private func pictureAndOutline(_ picture: HTMLText, side: Double) -> HTMLText {
        let scale = side / frame.side
        let x = (Double(frame.pixels.columns.lowerBound) * view.pixelWidth - frame.left) * scale
        let y = (Double(frame.pixels.rows.lowerBound) * view.pixelHeight - frame.top) * scale
        let (pixelWidth, pixelHeight) = (view.pixelWidth * scale, view.pixelHeight * scale)
        let width = Double(frame.pixels.columns.count) * pixelWidth
        let height = Double(frame.pixels.rows.count) * pixelHeight
        let drawn: HTMLText = """
            <image x="\(x.short)" y="\(y.short)" width="\(width.short)" height="\(height.short)" \
            preserveAspectRatio="none" href="\(picture)"/>
            """
        guard !outline.path.isEmpty else { return drawn }
        let path = HTMLText(markup: outline.path)
        return """
            \(drawn)<g class="outline" transform="translate(\(x.short) \(y.short)) \
            scale(\(pixelWidth.exact) \(pixelHeight.exact))"><path class="under" d="\(path)"/>\
            <path d="\(path)"/></g>
            """
    }

    private var scaleBar: HTMLText {
        let length = frame.scaleBar * Self.side / frame.side
        let bar = "M10 300v6h\(length.short)v-6"
        return """
            <path class="scale under" d="\(bar)"/><path class="scale" d="\(bar)"/>\
            <text class="scale-text" x="\((10 + length + 6).short)" y="309">\(frame.scaleBar.short)\u{A0}mm</text>
            """
    }
}

extension Double {
    /// The number with six decimals, for factors that are multiplied by hundreds.
    var exact: String { decimals(6) }
}
