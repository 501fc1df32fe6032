// One import for users of the library: the words of a contract and of a run come with it.
@_exported public import CaseModel
@_exported public import Composing
@_exported public import ContractModel
@_exported public import Evidence
@_exported public import HTTPCore
@_exported public import JSONCore
@_exported public import Judging
@_exported public import Mocking
@_exported public import Planning
@_exported public import Reporting
@_exported public import Running
@_exported public import Wire
