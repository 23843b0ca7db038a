namespace GoRun.Platform.Posix;

/// <summary>This process's descriptors that become the three standard ones of a child.</summary>
/// <param name="Input">-1 where that is a file to be opened.</param>
internal readonly record struct StandardDescriptors(int Input, int Output, int Errors);
