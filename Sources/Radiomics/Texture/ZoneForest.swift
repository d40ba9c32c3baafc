/// Labels of zones, those of one zone linked to its first one.
struct ZoneForest {
    private struct Label {
        var parent: Int32
        var size: Int32
        var distance: Int16
        var level: UInt16
    }

    private var labels: [Label] = []

    /// Forgets all labels.
    mutating func removeAll() { labels.removeAll(keepingCapacity: true) }

    /// A new label for a voxel.
    mutating func insert(level: UInt16, distance: Int16) -> Int32 {
        let label = Int32(truncatingIfNeeded: labels.count)
        labels.append(Label(parent: label, size: 1, distance: distance, level: level))
        return label
    }

    /// One more voxel for a label.
    mutating func add(distance: Int16, to label: Int32) {
        Self.add(distance, to: &labels[Int(label)])
    }

    private static func add(_ distance: Int16, to label: inout Label) {
        label.size &+= 1
        if distance < label.distance { label.distance = distance }
    }

    /// Makes two labels one zone: the later one's root is linked to the earlier one's.
    mutating func unite(_ one: Int32, _ other: Int32) {
        guard one != other else { return }
        let first = root(one)
        let second = root(other)
        if first < second {
            labels[Int(second)].parent = first
        } else {
            labels[Int(first)].parent = second
        }
    }

    /// The zones, in the order of their first labels.
    var roots: [Zone] {
        mutating get {
            // A parent is always an earlier label: going backward, a label is complete when its turn comes.
            var count = 0
            for index in labels.indices.reversed() {
                let label = labels[index]
                let parent = Int(label.parent)
                guard parent != index else {
                    count += 1
                    continue
                }
                labels[parent].size &+= label.size
                labels[parent].distance = min(labels[parent].distance, label.distance)
            }
            var zones: [Zone] = []
            zones.reserveCapacity(count)
            for index in labels.indices where Int(labels[index].parent) == index {
                let label = labels[index]
                zones.append(Zone(level: Int(label.level), size: Int(label.size), distance: Int(label.distance)))
            }
            return zones
        }
    }

    /// Halves the path on the way.
    private mutating func root(_ label: Int32) -> Int32 {
        var labels = labels.mutableSpan
        var label = label
        while true {
            let parent = labels[Int(label)].parent
            guard parent != label else { return label }
            let grandparent = labels[Int(parent)].parent
            if grandparent == parent { return parent }
            labels[Int(label)].parent = grandparent
            label = grandparent
        }
    }
}
