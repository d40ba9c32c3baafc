/// The mean and the central moments of some numbers, with the divisor n.
struct Moments: Sendable {
    let mean: Double
    let variance: Double
    let third: Double
    let fourth: Double

    init(_ numbers: [Double]) {
        let count = Double(max(numbers.count, 1))
        var sum = 0.0
        for number in numbers { sum += number }
        let mean = sum / count
        var (second, third, fourth) = (0.0, 0.0, 0.0)
        for number in numbers {
            let distance = number - mean
            let square = distance * distance
            second += square
            third += square * distance
            fourth += square * square
        }
        self.mean = mean
        variance = second / count
        self.third = third / count
        self.fourth = fourth / count
    }
}
