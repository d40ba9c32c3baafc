/// A drawing with the words that belong to it.
struct Figure: Sendable {
    /// Names the figure within its page: letters, digits and hyphens.
    let id: String

    /// One line above the drawing.
    let title: String

    /// What it shows, for whoever cannot see it.
    let description: String

    /// What a reader must know to read it.
    let caption: String

    let width: Double
    let height: Double
    let elements: [SVGElement]

    /// The drawing as inline SVG with its accessible name and description.
    var svg: String {
        let title = SVGElement(name: "title", attributes: [("id", "\(id)-title")], text: self.title)
        let description = SVGElement(name: "desc", attributes: [("id", "\(id)-desc")], text: self.description)
        return SVGElement(
            name: "svg",
            attributes: [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(Int(width)) \(Int(height))"),
                ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-desc"),
                ("style", "max-width: \(Int(width))px"),
            ],
            children: [title, description] + elements
        ).xml
    }
}
