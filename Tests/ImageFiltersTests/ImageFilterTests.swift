import ImageFilters
import Imaging
import Testing

@Suite struct ImageFilterTests {
    @Test func `a name tells the parameters`() {
        #expect(ImageFilter(.laplacianOfGaussian(sigma: 3, truncation: 4)).name == "log-sigma-3-mm")
    }
}
