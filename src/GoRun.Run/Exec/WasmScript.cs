using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Run.Exec;

/// <summary>
/// The script of the toolchain that runs programs for js/wasm or wasip1/wasm: <c>GOROOT/lib/wasm/go_js_wasm_exec</c>. It needs bash, and
/// for the former node, for the latter the WebAssembly runtime that GOWASIRUNTIME names.
/// </summary>
internal sealed class WasmScript(GoEnv env)
{
    internal string File => $"{env.Goroot}/lib/wasm/go_{env.Goos}_{env.Goarch}_exec";

    internal bool Exists => env.Goarch == "wasm" && System.IO.File.Exists(File);

    /// <summary>What it needs and PATH does not have, as an advice; null where all is there.</summary>
    internal string? Missing
    {
        get
        {
            if (!IsInPath("bash")) return $"install bash, by which {File} runs it";
            if (env.Goos == "js") return IsInPath("node") ? null : $"install node (Node.js), by which {File} runs it";
            string chosen = env.ProcessEnvironment.GetValueOrDefault("GOWASIRUNTIME", "");
            return chosen switch
            {
                "" when !IsInPath("wasmtime") => "install wasmtime, or another runtime and name it by GOWASIRUNTIME (wazero, wasmer or wasmedge)",
                "wasmtime" or "wazero" or "wasmer" or "wasmedge" when !IsInPath(chosen) => $"install {chosen}, which GOWASIRUNTIME names",
                "" or "wasmtime" or "wazero" or "wasmer" or "wasmedge" => null,
                _ => $"GOWASIRUNTIME={chosen} is none of wasmtime, wazero, wasmer and wasmedge",
            };
        }
    }

    private bool IsInPath(string program) => ProgramPath.Find(program, env.ProcessEnvironment.GetValueOrDefault("PATH", "")) is not null;
}
