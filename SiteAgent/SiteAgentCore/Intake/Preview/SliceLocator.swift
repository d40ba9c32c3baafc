import ImageFiles
import Imaging

/// A whole slice, small, with a frame around the part that is drawn large.
struct SliceLocator {
    private static let side = 120.0

    /// The locator as a drawing.
    static func drawing(
        _ slice: Int,
        of image: Volume<Raw>,
        view: SliceView,
        frame: CropFrame,
        window: IntensityWindow
    ) throws(ImageFileError) -> HTMLText {
        let scale = side / max(view.width, view.height)
        let (width, height) = (view.width * scale, view.height * scale)
        let factor = (max(view.columns, view.rows) + Int(side) - 1) / Int(side)
        let picture = GreyPicture(view.wholeSlice, of: slice, in: image, view, window).reduced(by: factor)
        // Inside the slice, so that no side of the frame is cut off.
        let (left, top) = (max(frame.left * scale, 0.75), max(frame.top * scale, 0.75))
        let right = min((frame.left + frame.side) * scale, width - 0.75)
        let bottom = min((frame.top + frame.side) * scale, height - 0.75)
        return """
            <svg class="locator" viewBox="0 0 \(width.short) \(height.short)" width="\(width.short)" \
            height="\(height.short)" role="img" aria-label="Where the enlarged part lies in slice \(slice + 1)">\
            <image width="\(width.short)" height="\(height.short)" preserveAspectRatio="none" \
            href="\(try picture.dataAddress())"/>\
            <rect class="frame" x="\(left.short)" y="\(top.short)" \
            width="\((right - left).short)" height="\((bottom - top).short)"/></svg>
            """
    }
}
