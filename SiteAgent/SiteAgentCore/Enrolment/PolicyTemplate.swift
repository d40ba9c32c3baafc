/// The policy that a new folder starts with: the strictest that takes part in anything at all.
enum PolicyTemplate {
    static let text = """
        # What this hospital allows a study to do. No study and no coordinator can change it.
        # A study is approved under the policy of that moment: after a change here, review and approve it again.

        # The fewest sites whose sums are added together.
        minimum_sites: 3

        # The fewest lesions with which this site takes part, in all and of each outcome.
        minimum_rows: 10
        minimum_rows_per_class: 3

        # The most rounds over one frozen cohort.
        maximum_rounds: 100

        # The most gradients of one series' models that are answered for each lesion.
        maximum_gradients_per_row: 6

        # Whether the coordinator may see this site's sums unmasked.
        allow_plain_aggregation: false

        # What may leave although it is not a sum over all sites.
        consents:
          leave-one-site-out: false
          site-statements: false

        # The kinds of image series that may be used.
        series_kinds: [dwi, adc, t2w, t1w]

        """
}
