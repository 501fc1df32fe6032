import CaseModel

extension Shape where Value == ShardRecord {
  static var shard: Shape {
    .object(
      "shard", blank: { ShardRecord(index: 1, count: 1) },
      [
        .member("index", \.index, .integer, "from 1"), .member("count", \.count, .integer),
        .member("plan", \.plan, .list(.string), "ids of the controls and cases of the whole plan, in its order"),
        .member("operations", \.operations, .list(.string), "those the shard has cases of"),
        .member("accepted", \.accepted, .list(.string), "those whose control was accepted in it"),
        .member("held", \.held, .list(.string), "ids of requirements that answers were seen to keep"),
        .member("unexercised", \.unexercised, .strings, "requirements the whole plan does not exercise, and why"),
      ])
  }
}
