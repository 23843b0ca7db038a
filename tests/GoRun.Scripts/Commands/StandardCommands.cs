using System.Collections.Frozen;
using GoRun.Scripts.Running;

namespace GoRun.Scripts.Commands;

/// <summary>The commands that need nothing of a toolchain.</summary>
public static class StandardCommands
{
    public static FrozenDictionary<string, ScriptCommand> All { get; } = new Dictionary<string, ScriptCommand>
    {
        ["addcrlf"] = FileCommands.AddCarriageReturns,
        ["cat"] = OutputCommands.Cat,
        ["cd"] = StateCommands.ChangeFolder,
        ["chmod"] = FileCommands.ChangeMode,
        ["cmp"] = CompareCommands.Compare,
        ["cmpenv"] = CompareCommands.CompareExpanded,
        ["cp"] = CopyCommands.Copy,
        ["echo"] = OutputCommands.Echo,
        ["env"] = StateCommands.Environment,
        ["exec"] = ProgramCommands.Execute,
        ["exists"] = FileCommands.Exists,
        ["grep"] = MatchCommands.File,
        ["mkdir"] = FileCommands.MakeFolder,
        ["mv"] = CopyCommands.Move,
        ["replace"] = ReplaceCommand.Replace,
        ["rm"] = FileCommands.Remove,
        ["skip"] = StateCommands.Skip,
        ["sleep"] = ProgramCommands.Sleep,
        ["stderr"] = MatchCommands.Errors,
        ["stdout"] = MatchCommands.Output,
        ["stop"] = StateCommands.Stop,
        ["symlink"] = FileCommands.MakeSymbolicLink,
        ["unquote"] = FileCommands.Unquote,
        ["wait"] = ProgramCommands.Wait,
    }.ToFrozenDictionary();
}
