/// Which part of the signal an image shows, where one measurement gives several images.
public enum ImageComponent: String, Sendable, Hashable, CaseIterable {
    case water = "water image"
    case fat = "fat image"
    case inPhase = "in-phase image"
    case outOfPhase = "out-of-phase image"
    case fatFraction = "fat fraction"
    case waterFraction = "water fraction"
    case phase = "phase image"
    case real = "real part"
    case imaginary = "imaginary part"
    case magnitude = "magnitude image"

    /// Whether it is part of a separation of water and fat that is no image of the signal itself.
    var isFatOrFraction: Bool { self == .fat || self == .fatFraction || self == .waterFraction }

    /// By the values of ImageType or FrameType and ComplexImageComponent, all in capitals; `nil` if none tells it.
    ///
    /// A water image is a magnitude image as well, so that magnitude counts last.
    init?(types: Set<String>, complexComponent: String) {
        let names = Self.names.first { !types.isDisjoint(with: $0.values) }?.component
        let complex = Self.names.first { $0.values.contains(complexComponent) }?.component
        switch (names, complex) {
        case (let component?, .magnitude?), (.magnitude?, let component?), (let component?, nil), (nil, let component?):
            self = component
        case (let component?, .some): self = component
        case (nil, nil): return nil
        }
    }

    /// Philips: W, F, IP, OP, M, P, R, I; Siemens: WATER, FAT, IN_PHASE, OPP_PHASE; GE: WATER, FAT, IN_PHASE, OUT_PHASE;
    /// fractions as in PS3.3, C.8.13.3.1.1.
    private static let names: [(component: ImageComponent, values: Set<String>)] = [
        (.fatFraction, ["FAT_FRACTION", "PDFF", "FF"]),
        (.waterFraction, ["WATER_FRACTION"]),
        (.water, ["WATER", "W"]),
        (.fat, ["FAT", "F"]),
        (.inPhase, ["IN_PHASE", "IP"]),
        (.outOfPhase, ["OUT_OF_PHASE", "OUT_PHASE", "OPP_PHASE", "OPP", "OP"]),
        (.phase, ["PHASE", "PHASE MAP", "VELOCITY MAP", "P"]),
        (.real, ["REAL", "R"]),
        (.imaginary, ["IMAGINARY", "I"]),
        (.magnitude, ["MAGNITUDE", "M"]),
    ]
}

extension ImageComponent: CustomStringConvertible {
    /// For example `water image`.
    public var description: String { rawValue }
}
