extension StudyProblemTests {
    static let rules = [
        Mistake(
            "study: small",
            "study: Small study",
            "1: study: has the name \"Small study\"; use 1 to 48 of a-z, 0-9, \"_\" and \"-\", beginning with a letter"
        ),
        Mistake("version: 1", "version: 2", "2: amendment: is missing; say why version 2 was made"),
        Mistake(
            "version: 1",
            "version: 1\namendment: because",
            "3: amendment: has no place in version 1; raise version, or take it out"
        ),
        Mistake("version: 1", "version: 0", "2: version: is 0; write 1 to 9999"),
        Mistake(
            "A small study",
            "\"A\\u202Estudy\"",
            "3: title: is not a line of visible text; write at most 500 bytes, without line breaks or control characters"
        ),
        Mistake(
            "dwi_b0: {kind: dwi, b: 0}",
            "dwi_b0: {kind: dwi, b: 0, primary: true}",
            "6: series: has the primary series dwi_b0, dwi_b200; write primary: true for exactly one"
        ),
        Mistake(
            "  adc: {",
            "  dwi_b9: {kind: dwi, b: -1}\n  adc: {",
            "13: series.dwi_b9.b: is -1 s/mm^2; write 0 to 10000 s/mm^2"
        ),
        Mistake(
            "from_b: [0, 200]",
            "from_b: [0, 800]",
            "13: series.adc.fit.from_b: uses b 800, which is no series; add dwi_b800: {kind: dwi, b: 800}"
        ),
        Mistake(
            "from_b: [0, 200]",
            "from_b: [200]",
            "13: series.adc.fit.from_b: must be two or more different b-values, rising; write [0, 200, 800]"
        ),
        Mistake(
            "from_b: [0, 200]",
            "from_b: [\((0...32).map { "\($0)" }.joined(separator: ", "))]",
            "13: series.adc.fit.from_b: has 33 b-values; write at most 32"
        ),
        Mistake(
            "  adc: {",
            "  t2w: {kind: t2w, b: 9}\n  adc: {",
            "13: series.t2w.b: belongs to a series of kind dwi only; take it out"
        ),
        Mistake(
            "  adc: {",
            "  dwi_b9: {kind: dwi}\n  adc: {",
            "13: series.dwi_b9.b: is missing; write the b-value in s/mm^2, such as 200"
        ),
        Mistake(
            "  adc: {",
            "  t2w: {kind: t2w, fit: {from_b: [0, 200]}}\n  adc: {",
            "13: series.t2w.fit: belongs to a series of kind adc only; take it out"
        ),
        Mistake(
            "  adc: {",
            "  t2w.2: {kind: t2w}\n  adc: {",
            "13: series.t2w?2: has the name \"t2w.2\"; use 1 to 48 of a-z, 0-9, \"_\" and \"-\", beginning with a letter"
        ),
        Mistake(
            "  adc: {",
            "  volume: {kind: t2w}\n  adc: {",
            "30: validation.baselines: has a name twice, or that of a series; give each its own name"
        ),
        Mistake(
            "  adc: {",
            "  adc2: {kind: adc}\n  adc: {",
            "30: validation.baselines: has mean_adc, but there is not exactly one series of kind adc; take it out"
        ),
        Mistake(
            "primary: true",
            "primary: false",
            "6: series: has no primary series; write primary: true for exactly one"
        ),
        Mistake(
            "only: [stat_mean, morph_volume]",
            "only: [morph_volume]",
            "29: validation.baselines: has mean_adc, which needs \"stat_mean\"; the study does not compute it; add it to features.only, or its family to features.families"
        ),
        Mistake(
            "minimum_voxels: 27",
            "minimum_voxels: 27\n  pixels: 3",
            "22: features.pixels: is not a key; known here: standard, resample_mm, discretise, filters, families, only, minimum_voxels"
        ),
        Mistake(
            "dwi_b0: {kind: dwi, b: 0}",
            "dwi_b0: {kind: dwi, b: 0}\n  again: {kind: dwi, b: 0}",
            "14: series.adc.fit.from_b: uses b 0, which is the series again and dwi_b0; keep one of them"
        ),
        Mistake(
            "[80, 92]",
            "[92, 80]",
            "12: series.dwi_b200.TE_ms: is not a range from a smaller to a larger number of at least 0; write the smaller first, such as [80, 92]"
        ),
        Mistake(
            "in_plane: 1.75",
            "in_plane: 0",
            "16: features.resample_mm.in_plane: is not from 0.1 to 50 mm; write millimetres such as 1.75, or keep"
        ),
        Mistake(
            "fixed_bin_number: 32",
            "fixed_bin_number: 1",
            "17: features.discretise.fixed_bin_number: is 1; write 2 to 1024"
        ),
        Mistake(
            "fixed_bin_number: 32",
            "fixed_bin_size: -25",
            "17: features.discretise.fixed_bin_size: is not more than 0; write a size in units of intensity, such as 25"
        ),
        Mistake(
            "[morphology, intensity-statistics]",
            "[intensity-statistics]",
            "20: features.only: has \"morph_volume\", which none of the families has; add morphology to features.families"
        ),
        Mistake("minimum_voxels: 27", "minimum_voxels: 0", "21: features.minimum_voxels: is 0; write 1 to 100000000"),
        Mistake(
            "correlation_above: 0.9",
            "correlation_above: 1.1",
            "24: steps.screen.correlation_above: is not above 0 and at most 1; write a correlation, such as 0.9"
        ),
        Mistake(
            "keep: 2",
            "keep: 5",
            "24: steps.screen.keep: is 5, but only 4 features survive screening; write at most the width"
        ),
        Mistake(
            "width: 4",
            "width: 5",
            "24: steps.screen.width: is 5, more than a third of the 12 lesions that privacy.minimum_sites times privacy.minimum_rows_per_site make sure of; write at most 4, or raise one of them"
        ),
        Mistake(
            "lambda: 0.5",
            "lambda: -1",
            "25: steps.fit.penalty.ridge.lambda: is not from 0 to 1e9; write the penalty of squared weights, such as 1.0"
        ),
        Mistake("{folds: 5}", "{folds: 21}", "27: validation.schemes.patient-k-fold.folds: is 21; write 2 to 20"),
        Mistake(
            "{folds: 5}",
            "{folds: 0}",
            "27: validation.schemes.patient-k-fold.folds: is not a number of folds; write 2 to 20, or take patient-k-fold out"
        ),
        Mistake(
            "quorum: 3",
            "quorum: 2",
            "30: rounds.quorum: is 2, but privacy.minimum_sites asks for 3 sites in a sum; write at least 3"
        ),
        Mistake(
            "disclosures: [leave-one-site-out]",
            "disclosures: []",
            "32: disclosures: does not list leave-one-site-out, which validation.schemes needs: sums that miss one site give that site's own away; write disclosures: [leave-one-site-out]"
        ),
        Mistake(
            "disclosures: [leave-one-site-out]\n",
            "",
            "27: disclosures: does not list leave-one-site-out, which validation.schemes needs: sums that miss one site give that site's own away; write disclosures: [leave-one-site-out]"
        ),
        Mistake(
            ", leave-one-site-out]",
            "]",
            "32: disclosures: lists leave-one-site-out, which nothing in the study needs; take it out, or add the scheme to validation.schemes"
        ),
        Mistake(
            "[leave-one-site-out]\n",
            "[leave-one-site-out, leave-one-site-out]\n",
            "32: disclosures: lists leave-one-site-out twice; keep one of them"
        ),
        Mistake("study: small", "study: small\nsteps2: []", "2: steps2: is not a key; did you mean \"steps\"?"),
    ]
}
