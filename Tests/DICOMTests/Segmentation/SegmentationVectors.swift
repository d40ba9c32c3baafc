/// Segments unpacked by independent code.
///
/// Each row: slice, number of voxels, sum of column indices, sum of row indices. Made by Vectors/masks.py.
enum SegmentationVectors {
    /// Segment 1, 140 voxels.
    static let prostateNormal: [[Int]] = [
        [9, 94, 13292, 12637],
        [10, 46, 6509, 6206],
    ]

    /// Segment 2, 2158 voxels.
    static let prostatePeripheralZone: [[Int]] = [
        [6, 229, 28780, 32635],
        [7, 260, 32569, 36597],
        [8, 525, 64680, 72113],
        [9, 403, 50485, 54557],
        [10, 355, 45368, 47937],
        [11, 230, 29363, 31230],
        [12, 156, 20214, 21167],
    ]

    /// Segment 3, 118 voxels.
    static let prostateLesion: [[Int]] = [
        [10, 42, 5332, 5492],
        [11, 53, 6751, 6916],
        [12, 23, 2869, 3025],
    ]

    /// Segment 4, 15306 voxels.
    static let prostate: [[Int]] = [
        [5, 772, 97801, 101022],
        [6, 1255, 158350, 161887],
        [7, 1950, 245910, 243890],
        [8, 2010, 255102, 251139],
        [9, 2028, 259455, 250160],
        [10, 1626, 204969, 205202],
        [11, 1475, 185291, 187757],
        [12, 1410, 175993, 179006],
        [13, 1345, 181310, 169251],
        [14, 998, 126893, 123401],
        [15, 437, 58290, 56509],
    ]

    /// Segment 1, 322 voxels.
    static let phantom: [[Int]] = [
        [0, 4, 44, 74],
        [1, 314, 4141, 3096],
        [2, 4, 44, 74],
    ]
}
