/*
 * Which signals the caller of this program had ignored or blocked. The .NET runtime changes some of that (SIGPIPE, and the real-time
 * signal with which it suspends threads) before any managed code runs, and exec passes on what is in force then: so it is noted before
 * main. Linked into the native binary only. In each set bit N-1 is signal N.
 */
#include <signal.h>
#include <stdint.h>

static uint64_t ignored, blocked;

__attribute__((constructor)) static void note_signals(void)
{
    sigset_t mask;
    if (sigprocmask(SIG_SETMASK, 0, &mask) != 0)
        sigemptyset(&mask);
    for (int number = 1; number <= 64; number++) {
        uint64_t bit = UINT64_C(1) << (number - 1);
        struct sigaction action;
        if (sigaction(number, 0, &action) == 0 && action.sa_handler == SIG_IGN)
            ignored |= bit;
        if (sigismember(&mask, number) == 1)
            blocked |= bit;
    }
}

uint64_t gorun_ignored_signals(void)
{
    return ignored;
}

uint64_t gorun_blocked_signals(void)
{
    return blocked;
}
