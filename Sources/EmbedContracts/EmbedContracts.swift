import Foundation
import PackagePlugin

/// Writes the files of `Contracts/` into the module as Swift source, so that the executable carries them.
@main struct EmbedContracts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Contracts")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedContracts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) contract files",
        executable: try context.tool(named: "embed-contracts").url,
        arguments: [output.path()] + files.map { $0.path() },
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
