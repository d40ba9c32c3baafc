/// An element of a drawing, written as XML; text and attributes are escaped where they are written.
struct SVGElement: Sendable {
    let name: String
    var attributes: [(name: String, value: String)] = []
    var text: String?
    var children: [SVGElement] = []

    /// The element as XML.
    var xml: String {
        var opening = "<" + name
        for attribute in attributes { opening += " \(attribute.name)=\"\(MarkupText.escaped(attribute.value))\"" }
        let content = (text.map(MarkupText.escaped) ?? "") + children.map(\.xml).joined(separator: "\n")
        return content.isEmpty ? opening + "/>" : opening + ">" + content + "</\(name)>"
    }
}

/// A place in a drawing, in pixels from the top left corner.
struct DrawingPoint: Sendable, Hashable {
    let x: Double
    let y: Double
}

extension SVGElement {
    /// Which end of a text stands at its place.
    enum Anchor: String {
        case start, middle, end
    }

    /// A straight line.
    static func line(_ from: DrawingPoint, _ to: DrawingPoint, style: String) -> SVGElement {
        SVGElement(
            name: "line",
            attributes: [
                ("class", style), ("x1", coordinate(from.x)), ("y1", coordinate(from.y)), ("x2", coordinate(to.x)),
                ("y2", coordinate(to.y)),
            ]
        )
    }

    /// A line through points; closed to a surface if told.
    static func path(_ points: [DrawingPoint], closed: Bool = false, style: String) -> SVGElement {
        let commands = points.enumerated().map { position, point in
            (position == 0 ? "M" : "L") + coordinate(point.x) + " " + coordinate(point.y)
        }
        let data = commands.joined(separator: " ") + (closed ? " Z" : "")
        return SVGElement(name: "path", attributes: [("class", style), ("d", data)])
    }

    /// A disc.
    static func circle(_ center: DrawingPoint, radius: Double, style: String) -> SVGElement {
        SVGElement(
            name: "circle",
            attributes: [
                ("class", style), ("cx", coordinate(center.x)), ("cy", coordinate(center.y)),
                ("r", coordinate(radius)),
            ]
        )
    }

    /// A rectangle by two opposite corners.
    static func rectangle(_ first: DrawingPoint, _ second: DrawingPoint, style: String) -> SVGElement {
        SVGElement(
            name: "rect",
            attributes: [
                ("class", style), ("x", coordinate(min(first.x, second.x))), ("y", coordinate(min(first.y, second.y))),
                ("width", coordinate((first.x - second.x).magnitude)),
                ("height", coordinate((first.y - second.y).magnitude)),
            ]
        )
    }

    /// One line of text.
    static func text(_ text: String, at point: DrawingPoint, anchor: Anchor = .start, style: String = "") -> SVGElement
    {
        SVGElement(
            name: "text",
            attributes: [
                ("class", style), ("x", coordinate(point.x)), ("y", coordinate(point.y)),
                ("text-anchor", anchor.rawValue),
            ],
            text: text
        )
    }

    /// A text that reads upwards, centered at its place: the title of a vertical axis.
    static func verticalText(_ text: String, at point: DrawingPoint, style: String) -> SVGElement {
        let place = coordinate(point.x) + " " + coordinate(point.y)
        return SVGElement(
            name: "text",
            attributes: [
                ("class", style), ("text-anchor", "middle"), ("transform", "translate(\(place)) rotate(-90)"),
            ],
            text: text
        )
    }

    /// Hundredths of a pixel: the same text on every machine.
    private static func coordinate(_ number: Double) -> String {
        var text = number.fixed(2).replacing("\u{2212}", with: "-")
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
