import Imaging

@testable import ImageFiles

extension FuzzTarget {
    private static let byteLimit = 64 << 20

    static let nifti = FuzzTarget("nifti", words: ["n+1\0", "ni1\0"], seeds: ImageSeeds.nifti, run: readImage)

    static let nrrd = FuzzTarget(
        "nrrd",
        words: [
            "NRRD0004\n", "NRRD0005\n", "type: ", "unsigned char", "short", "float", "double", "int64",
            "dimension: 3\n",
            "dimension: 4\n", "sizes: ", "encoding: raw\n", "encoding: gzip\n", "encoding: ascii\n", "endian: little\n",
            "endian: big\n", "space: left-posterior-superior\n", "space: RAS\n", "space directions: ", "none",
            "(1,0,0)", "space origin: (0,0,0)\n", "spacings: ", "data file: ", "line skip: ", "byte skip: -1\n", ":=",
            "nan", "inf", "1e308", "9223372036854775807", "\n\n", "\r\n",
        ],
        seeds: ImageSeeds.nrrd,
        run: readImage
    )

    static let gzip = FuzzTarget("gzip", words: ["\u{1F}"], seeds: ImageSeeds.gzip) { bytes in
        guard let plain = try? Gzip.decompress(bytes, limit: 1 << 22) else { return }
        mustHold(plain.count <= 1 << 22, "no more comes out than the limit")
        guard plain.count < 1 << 16, let again = try? Gzip.compress(plain) else { return }
        mustHold((try? Gzip.decompress(again, limit: plain.count)) == plain, "what was packed unpacks to the same")
    }

    /// Reads an input as an image and as a mask, whichever its content says it is.
    private static func readImage(_ bytes: [UInt8]) {
        do throws(ImageFileError) {
            let stored = try ImageFile.stored(bytes, limit: byteLimit)
            mustHold(stored.volume.voxels.count == stored.volume.grid.size.count, "every voxel is there")
        } catch {
            check(error)
        }
        for label in [nil, 1] {
            do throws(ImageFileError) {
                let mask = try ImageFile.mask(bytes, label: label, limit: byteLimit)
                mustHold(mask.isInside.allSatisfy { $0 <= 1 }, "a mask is of zeros and ones")
                mustHold(mask.voxelCount == mask.isInside.count { $0 == 1 }, "a mask knows its size")
            } catch {
                check(error)
            }
        }
    }

    private static func check(_ error: ImageFileError) {
        let text = error.description
        mustHold(text.utf8.count < 1000, "a message is a sentence")
        mustHold(!text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }, "a message is one clean line")
    }
}
