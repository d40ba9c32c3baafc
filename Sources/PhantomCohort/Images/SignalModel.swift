import Kernels

/// The signal of one series without noise, for the liver at b = 0 equal to 1.
struct SignalModel {
    let series: PhantomSeries
    let patient: PhantomPatient
    let scanner: Scanner
    let model: PhantomModel

    /// The signal at a position in mm from the centre of the field of view.
    func signal(at position: SIMD3<Double>) -> Double {
        let bias = Elementary.exp(scanner.biasStrength * (patient.biasDirection * position).sum())
        return bias * tissueSignal(at: position)
    }

    private func tissueSignal(at position: SIMD3<Double>) -> Double {
        let tissue = Abdomen.tissue(at: position)
        guard tissue == .liver else { return series.bValue.map { around(tissue, $0) } ?? aroundT2(tissue) }
        guard let lesion = patient.lesions.first(where: { $0.shape.contains(position) }) else {
            return liver(at: position)
        }
        let brightness = Elementary.pow(lesion.brightness, scanner.contrast)
        guard let bValue = series.bValue else {
            return 0.6 * brightness * brightness * (1 + 0.12 * lesion.relaxation.value(at: position))
        }
        let fraction = model.fastFraction + lesion.heterogeneity * lesion.texture.value(at: position)
        let decayed = decay(bValue, slow: lesion.slowDiffusion, fraction: min(max(fraction, 0), 1))
        return brightness * decayed * motionFactor(bValue, position)
    }

    private func liver(at position: SIMD3<Double>) -> Double {
        let varied = 1 + 0.05 * patient.liverTexture.value(at: position)
        guard let bValue = series.bValue else { return 0.6 * varied }
        return varied * decay(bValue, slow: 1050, fraction: 0.25) * motionFactor(bValue, position)
    }

    /// Two compartments, at the b-value that this scanner really plays out.
    private func decay(_ nominal: Double, slow: Double, fraction: Double) -> Double {
        let bValue = nominal * scanner.bValueFactor * 1e-6
        return (1 - fraction) * Elementary.exp(-bValue * slow)
            + fraction * Elementary.exp(-bValue * model.fastDiffusion)
    }

    /// Pulsation takes signal away in proportion to the diffusion weighting.
    private func motionFactor(_ bValue: Double, _ position: SIMD3<Double>) -> Double {
        guard bValue > 0 else { return 1 }
        let strength = model.motion * (bValue / 800) * (bValue / 800)
        return Elementary.exp(strength * patient.motion.value(at: position))
    }

    private func around(_ tissue: Abdomen.Tissue, _ bValue: Double) -> Double {
        switch tissue {
        case .air, .liver: 0
        case .fat: 0.15
        case .muscle: 0.7 * decay(bValue, slow: 1400, fraction: 0.1)
        case .spine: 0.9 * decay(bValue, slow: 700, fraction: 0.1)
        case .vessel: 1.4 * decay(bValue, slow: 3000, fraction: 0.8)
        }
    }

    private func aroundT2(_ tissue: Abdomen.Tissue) -> Double {
        switch tissue {
        case .air, .liver: 0
        case .fat: 1.5
        case .muscle: 0.35
        case .spine: 0.9
        case .vessel: 0.1
        }
    }
}
