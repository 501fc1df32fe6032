// The tables of what operations do to resources.

extension ObjectShape {
  private static let resource = MemberShape.required(
    "resource", .text(.id), "the kind of resource, one name in all operations")

  private static func clause(
    _ effect: ResourceClause.Effect, _ title: String, _ summary: String, _ members: [MemberShape] = []
  ) -> ObjectShape {
    ObjectShape(
      title: title, summary: summary,
      members: [resource] + members + [
        .inheritedCite, .level, .judge,
        .optional("requirements", .overrides(ResourcePart.names(effect)), "promises that differ from the rule"),
      ])
  }

  static let creates = clause(
    .creates, "a creation", "An accepted request makes a new resource and says where it is.",
    [
      .optional("identifier", .text(.words), "the member of the answer that names it, with dots"),
      .optional("location", .flag, "whether the answer names it in Location"),
    ])

  static let reads = clause(.reads, "a reading", "An accepted request shows one resource and changes nothing.")

  static let replaces = clause(
    .replaces, "a replacement", "An accepted request takes the place of a whole resource, however often it is sent.")

  static let removes = clause(
    .removes, "a removal", "An accepted request takes one resource away for good.",
    [
      .optional(
        "afterwards", .list(.text(.id), atLeast: 1),
        "outcomes of the other operations then; those of an unknown name when absent"),
      .optional("again", .list(.text(.id), atLeast: 1), "outcomes of a second removal; afterwards when absent"),
    ])

  static let lists = clause(
    .lists, "a listing", "An accepted request shows every resource there is, in one answer.",
    [
      .required("items", .text(.words), "the member of the answer that holds the items, with dots"),
      .required("identifier", .text(.words), "the member of each item that names the resource, with dots"),
    ])
}
