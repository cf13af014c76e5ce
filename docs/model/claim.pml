/*
 * Claim, loss and return of conversations (server/SPEC.md: Q3-Q5, Q9, C1-C3, C6-C10, P4, P5), for spin.
 *
 * Every change is a transaction as in server/src/ports/state-store.ts: read the records, decide on what was read, commit only if
 * nothing that was read has changed meanwhile. Version numbers would grow without end; instead each transaction under way has a
 * mark that any commit to what it has read sets, which is what comparing versions tells.
 *
 * Bounds: CONVERSATIONS, STAFF (each with a request to take each conversation under way at the same time), CAPACITY; each conversation is
 * taken at most EPOCHS times; each connection is lost at most LOSSES times.
 *
 * Controls, each of which must fail: -DBUG_CLAIM (a claim looks only whether the conversation has ended meanwhile), -DBUG_CAPACITY (nor whether
 * the counsellor has), -DBUG_EPOCH (a claim leaves the epoch as it is), -DBUG_GRACE (a timer does not look again), -DBUG_HELLO (a console
 * that comes back keeps what it had), -DBUG_NO_GRACE (nobody ends the conversation of a youth who never comes back).
 */
#ifndef CONVERSATIONS
#define CONVERSATIONS 1
#endif
#ifndef STAFF
#define STAFF 2
#endif
#ifndef CAPACITY
#define CAPACITY 1
#endif
#ifndef EPOCHS
#define EPOCHS 2
#endif
#ifndef LOSSES
#define LOSSES 1
#endif
#define NOBODY 7
#define NOTHING 7

#ifdef BUG_CLAIM
#define CONVERSATION_AS_READ (state[c] != ended)
#else
#define CONVERSATION_AS_READ (!conversationChanged[t])
#endif
#ifdef BUG_CAPACITY
#define STAFF_AS_READ true
#else
#define STAFF_AS_READ (!staffChanged[t])
#endif
#ifdef BUG_GRACE
#define AS_WHEN_DUE(mark) true
#else
#define AS_WHEN_DUE(mark) (!mark)
#endif
#ifdef BUG_EPOCH
#define NEW_EPOCH if :: epoch[c] == 0 -> epoch[c] = 1 :: else fi
#else
#define NEW_EPOCH epoch[c]++
#endif
#ifdef BUG_HELLO
#define FORGET(s, c)
#else
#define FORGET(s, c) if :: holder[c] != s -> KEYS(s, c) = 0 :: else fi
#endif

mtype = { outside, waiting, open, interrupted, ended };

/* The records. */
mtype state[CONVERSATIONS] = outside;
byte holder[CONVERSATIONS] = NOBODY;
byte epoch[CONVERSATIONS];
byte taken[CONVERSATIONS];             /* how often: a bound of the model, no part of the record */
bool here[CONVERSATIONS];              /* the youth's connection */
byte excluded[CONVERSATIONS] = NOBODY; /* after distrust */
byte held[STAFF];
bool connected[STAFF] = true;
bool onDuty[STAFF] = true;

/* What a console thinks that it holds: the epoch whose keys it has, 0 for none. */
#define PAIRS (STAFF * CONVERSATIONS)
byte keys[PAIRS];
#define KEYS(s, c) keys[(s) * CONVERSATIONS + (c)]

/* Transactions under way: a request of each counsellor for each conversation, a timer for each conversation and each counsellor. */
#define TAKE(s, c) ((s) * CONVERSATIONS + (c))
#define YOUTH_TIMER(c) (PAIRS + (c))
#define STAFF_TIMER(s) (PAIRS + CONVERSATIONS + (s))
#define TRANSACTIONS (PAIRS + CONVERSATIONS + STAFF)
byte readsConversation[TRANSACTIONS] = NOTHING;
byte readsStaff[TRANSACTIONS] = NOTHING;
bool conversationChanged[TRANSACTIONS];
bool staffChanged[TRANSACTIONS];

hidden byte i; /* of loops; no part of the state */
hidden byte j;
hidden byte believers;

#define ALL_ENDED (over == CONVERSATIONS)
byte over;

inline markConversation(c) {
  for (i : 0 .. TRANSACTIONS - 1) { if :: readsConversation[i] == c -> conversationChanged[i] = true :: else fi }
}
inline markStaff(s) {
  for (i : 0 .. TRANSACTIONS - 1) { if :: readsStaff[i] == s -> staffChanged[i] = true :: else fi }
}
inline begin(t, c, s) { readsConversation[t] = c; readsStaff[t] = s }
inline finish(t) {
  readsConversation[t] = NOTHING; readsStaff[t] = NOTHING; conversationChanged[t] = false; staffChanged[t] = false
}

/* The holder no longer holds c; its console is told if it is connected. */
inline release(c) {
  if
  :: holder[c] != NOBODY ->
    held[holder[c]]--;
    markStaff(holder[c]);
    if :: connected[holder[c]] -> KEYS(holder[c], c) = 0 :: else fi;
    holder[c] = NOBODY
  :: else
  fi
}
inline end(c) { assert(state[c] != ended); release(c); state[c] = ended; over++; markConversation(c) } /* C10 */
inline requeue(c) { assert(state[c] != ended); release(c); state[c] = waiting; markConversation(c) }   /* C6, C9 */

/*
 * Never two counsellors who both, connected, think that they hold one conversation; no frame of anybody but the holder passes, even if the
 * relay looked at nothing but its epoch (C2, C3); never more than the capacity; never one excluded.
 */
inline consistent() {
  for (i : 0 .. CONVERSATIONS - 1) {
    believers = 0;
    for (j : 0 .. STAFF - 1) {
      if :: connected[j] && KEYS(j, i) != 0 -> believers++ :: else fi;
      assert(holder[i] == NOBODY || holder[i] == j || KEYS(j, i) != epoch[i])
    }
    assert(believers <= 1);
    assert((holder[i] == NOBODY) == (state[i] == outside || state[i] == waiting || state[i] == ended));
    assert(holder[i] == NOBODY || holder[i] != excluded[i])
  }
  for (j : 0 .. STAFF - 1) { assert(held[j] <= CAPACITY) }
}

/* A counsellor and a conversation: takes it, again and again (Q3, Q4); ends it (C10). */
proctype Counsellor(byte s; byte c; byte t) {
  bool may;
  do
  :: atomic {
      connected[s] && onDuty[s] && state[c] == waiting && taken[c] < EPOCHS;
      begin(t, c, s);
      may = here[c] && held[s] < CAPACITY && excluded[c] != s
    }
    atomic {
      if
      :: may && CONVERSATION_AS_READ && STAFF_AS_READ ->
        assert(state[c] != ended);
        state[c] = open; holder[c] = s; held[s]++; taken[c]++;
        NEW_EPOCH;
        KEYS(s, c) = epoch[c];
        markConversation(c); markStaff(s); consistent()
      :: else /* already-taken, at-capacity, excluded, or run again */
      fi;
      may = false; finish(t)
    }
  :: atomic { connected[s] && holder[c] == s; end(c); consistent() }
  :: ALL_ENDED -> break
  od
}

/* A counsellor's connection: goes; comes back, within the grace or after it, with keys or without them (P5). */
proctype Console(byte s) {
  byte losses; byte c;
  do
  :: atomic { connected[s] && losses < LOSSES; losses++; connected[s] = false; markStaff(s) }
  :: atomic {
      !connected[s];
      connected[s] = true; onDuty[s] = true;
      for (c : 0 .. CONVERSATIONS - 1) {
        if :: skip :: KEYS(s, c) = 0 fi;
        if :: holder[c] == s && KEYS(s, c) != epoch[c] -> requeue(c) :: else fi;
        FORGET(s, c)
      }
      c = 0; markStaff(s); consistent()
    }
  :: !connected[s] -> break /* never comes back */
  :: ALL_ENDED -> break
  od
}

/* The counsellor's grace: off duty, and all that was held goes back to the queue (C6, P4). */
proctype CounsellorGrace(byte s; byte t) {
  byte c;
  do
  :: atomic { !connected[s] && onDuty[s]; begin(t, NOTHING, s) }
    atomic {
      if
      :: AS_WHEN_DUE(staffChanged[t]) ->
        assert(!connected[s]);
        onDuty[s] = false;
        for (c : 0 .. CONVERSATIONS - 1) { if :: holder[c] == s -> requeue(c) :: else fi }
        c = 0; consistent()
      :: else
      fi;
      finish(t)
    }
  :: ALL_ENDED -> break
  od
}

proctype Youth(byte c) {
  byte losses;
  atomic { state[c] = waiting; here[c] = true };
  do
  :: atomic { here[c] && losses < LOSSES && state[c] != ended; /* lost: C8, Q5 */
      losses++; here[c] = false;
      if :: state[c] == open -> state[c] = interrupted :: else fi;
      markConversation(c)
    }
  :: atomic { !here[c] && state[c] != ended; /* back, to the same epoch: C5, C8 */
      here[c] = true;
      if :: state[c] == interrupted -> state[c] = open :: else fi;
      markConversation(c)
    }
  :: atomic { here[c] && state[c] == open; /* distrust: C9 */
      excluded[c] = holder[c]; requeue(c); consistent()
    }
  :: atomic { state[c] != ended; end(c); consistent() } /* leave, or the beacon: C7, Q9 */
  :: !here[c] -> break /* never comes back */
  :: state[c] == ended -> break
  od
}

/* The youth's grace, waiting or interrupted: Q5, C8. */
proctype YouthGrace(byte c; byte t) {
  do
  :: atomic { !here[c] && (state[c] == waiting || state[c] == interrupted); begin(t, c, NOTHING) }
    atomic {
      if
      :: AS_WHEN_DUE(conversationChanged[t]) -> assert(!here[c]); end(c); consistent()
      :: else
      fi;
      finish(t)
    }
  :: state[c] == ended -> break
  od
}

init {
  byte s; byte c;
  atomic {
    for (s : 0 .. STAFF - 1) {
      run Console(s); run CounsellorGrace(s, STAFF_TIMER(s));
      for (c : 0 .. CONVERSATIONS - 1) { run Counsellor(s, c, TAKE(s, c)) }
    }
    for (c : 0 .. CONVERSATIONS - 1) {
      run Youth(c);
#ifndef BUG_NO_GRACE
      run YouthGrace(c, YOUTH_TIMER(c))
#endif
    }
    s = 0; c = 0
  }
}
