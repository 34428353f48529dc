namespace PreCopy.Planning;

/// <summary>A VM in the recommended plan with every figure at its median.</summary>
/// <param name="Vm">Its index in <see cref="PlanRequest.Vms"/>.</param>
/// <param name="StartSeconds">When its slot begins.</param>
/// <param name="FirstPassEndSeconds">When its memory has been sent once.</param>
/// <param name="EndSeconds">When its slot is free; +infinity when it never is.</param>
/// <param name="DowntimeSeconds">How long it stands still.</param>
/// <param name="FirstPassBytes">Bytes of the first copy, on the wire.</param>
/// <param name="ResentBytes">Bytes sent again, the paused send included.</param>
public sealed record ScheduledVm(
    int Vm,
    double StartSeconds,
    double FirstPassEndSeconds,
    double EndSeconds,
    double DowntimeSeconds,
    double FirstPassBytes,
    double ResentBytes
);
