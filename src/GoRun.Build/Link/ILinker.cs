using GoRun.Build.Commands;

namespace GoRun.Build.Link;

/// <summary>Makes an executable out of archives. The seam behind which another linker could stand: inputs in, executable out.</summary>
internal interface ILinker
{
    /// <summary>Writes the executable, with the plan's placeholder as its build ID.</summary>
    /// <param name="objects">The object directory of the main package, with a slash at the end.</param>
    /// <param name="output">Absolute path of the executable to write; its directory exists.</param>
    /// <exception cref="BuildFailure">It cannot be linked.</exception>
    void Link(LinkPlan plan, PackageShell shell, string objects, string output);
}
