namespace GoRun.Build.Actions;

/// <summary>
/// The order of a plan's actions: what waits for what, and how much work lies on the longest path from each action to the end. Of the
/// actions that are ready the one with the longest path ahead runs first, because the build cannot end before that path is done.
/// </summary>
internal sealed class Schedule
{
    private readonly Dictionary<PlannedAction, Node> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly PriorityQueue<Node, (long, int)> _ready = new();

    /// <param name="actions">All of them, each after those it depends on.</param>
    /// <param name="inOrder">Ready actions run in the given order instead, so that what is printed is always the same.</param>
    public Schedule(IReadOnlyList<PlannedAction> actions, bool inOrder)
    {
        for (int i = 0; i < actions.Count; i++)
        {
            var node = new Node(actions[i], i);
            _nodes.Add(actions[i], node);
            foreach (PlannedAction dependency in actions[i].Dependencies)
            {
                // The same dependency twice would be waited for twice.
                List<Node> waiting = _nodes[dependency].Dependents;
                if (waiting.Count > 0 && waiting[^1] == node) continue;
                waiting.Add(node);
                node.Pending++;
            }
        }

        for (int i = actions.Count - 1; i >= 0; i--)
        {
            Node node = _nodes[actions[i]];
            long ahead = 0;
            foreach (Node dependent in node.Dependents) ahead = Math.Max(ahead, dependent.PathLength);
            node.PathLength = ahead + node.Action.Cost;
        }

        InOrder = inOrder;
        Remaining = actions.Count;
        foreach (Node node in _nodes.Values) EnqueueIfReady(node);
    }

    /// <summary>Actions that have not ended.</summary>
    public int Remaining { get; private set; }

    /// <summary>Actions that could start now.</summary>
    public int ReadyCount => _ready.Count;

    private bool InOrder { get; }

    /// <summary>Takes the next action to run; null while none is ready.</summary>
    public PlannedAction? Take() => _ready.TryDequeue(out Node? node, out _) ? node.Action : null;

    /// <summary>Records the end of an action; those that waited for it become ready, or are skipped where it failed.</summary>
    public void End(PlannedAction action, bool succeeded) =>
        End(_nodes[action], succeeded ? ActionState.Succeeded : ActionState.Failed);

    private void End(Node node, ActionState state)
    {
        node.Action.State = state;
        Remaining--;
        foreach (Node dependent in node.Dependents)
        {
            if (state != ActionState.Succeeded) dependent.Skipped = true;
            dependent.Pending--;
            if (dependent.Pending > 0) continue;
            if (dependent.Skipped) End(dependent, ActionState.Skipped);
            else EnqueueIfReady(dependent);
        }
    }

    private void EnqueueIfReady(Node node)
    {
        if (node.Pending == 0) _ready.Enqueue(node, (InOrder ? 0 : -node.PathLength, node.Position));
    }

    private sealed class Node(PlannedAction action, int position)
    {
        public PlannedAction Action => action;

        public int Position => position;

        public List<Node> Dependents { get; } = [];

        public int Pending { get; set; }

        public long PathLength { get; set; }

        public bool Skipped { get; set; }
    }
}
