internal import Kernels

/// The discrete Fourier transform of lines of any length.
///
/// Lengths with prime factors above 5 go through a convolution with a chirp (Bluestein 1970, doi 10.1109/TAU.1970.1162132).
struct LineTransform {
    private let transform: FourierTransform
    private let chirp: Chirp?

    private struct Chirp {
        let length: Int
        let waves: [(cosine: Double, sine: Double)]
        let spectrum: (real: [Double], imaginary: [Double])
    }

    init(length: Int) {
        guard FourierTransform.length(atLeast: length) != length else {
            transform = FourierTransform(length: length)
            chirp = nil
            return
        }
        let wide = FourierTransform(length: FourierTransform.length(atLeast: 2 * length - 1))
        let waves = (0..<length).map { Elementary.turn($0 * $0 % (2 * length), of: 2 * length) }
        var real = [Double](repeating: 0, count: wide.length)
        var imaginary = real
        for (index, wave) in waves.enumerated() {
            for place in [index, (wide.length - index) % wide.length] {
                real[place] = wave.cosine
                imaginary[place] = wave.sine
            }
        }
        wide.transform(&real, &imaginary, lines: 1)
        transform = wide
        chirp = Chirp(length: length, waves: waves, spectrum: (real, imaginary))
    }

    /// Transforms lines that lie side by side, as ``FourierTransform/transform(_:_:lines:)``.
    func transform(_ real: inout [Double], _ imaginary: inout [Double], lines: Int) {
        guard let chirp else { return transform.transform(&real, &imaginary, lines: lines) }
        var wideReal = [Double](repeating: 0, count: transform.length * lines)
        var wideImaginary = wideReal
        for index in 0..<chirp.length {
            let (cosine, sine) = chirp.waves[index]
            for place in index * lines..<(index + 1) * lines {
                wideReal[place] = real[place] * cosine + imaginary[place] * sine
                wideImaginary[place] = imaginary[place] * cosine - real[place] * sine
            }
        }
        transform.transform(&wideReal, &wideImaginary, lines: lines)
        // Times the chirp's spectrum; with real and imaginary part exchanged the transform runs backwards.
        for index in 0..<transform.length {
            let (a, b) = (chirp.spectrum.real[index], chirp.spectrum.imaginary[index])
            for place in index * lines..<(index + 1) * lines {
                let (x, y) = (wideReal[place], wideImaginary[place])
                wideReal[place] = x * a - y * b
                wideImaginary[place] = x * b + y * a
            }
        }
        transform.transform(&wideImaginary, &wideReal, lines: lines)
        let scale = 1 / Double(transform.length)
        for index in 0..<chirp.length {
            let (cosine, sine) = (chirp.waves[index].cosine * scale, chirp.waves[index].sine * scale)
            for place in index * lines..<(index + 1) * lines {
                let (x, y) = (wideReal[place], wideImaginary[place])
                real[place] = x * cosine + y * sine
                imaginary[place] = y * cosine - x * sine
            }
        }
    }
}
