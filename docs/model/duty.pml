/*
 * Notices, claims and concerns of one conversation (server/SPEC.md: N1-N5, N7-N10), for spin. Each commit is one atomic step, as the state
 * store makes them; what the youth's page says is under way for as long as it likes, and so is the news that another notice is in force.
 *
 * Counsellor 0 is bound by the door's notice (0), counsellor 1 by another (1). Bounds: CHANGES of notices in force, TAKES from the queue, CONCERNS
 * opened; each counsellor's connection is lost at most once, the youth acknowledges at most SAYS times.
 *
 * Controls, each of which must fail: -DBUG_CURRENT (what is acknowledged is taken as it comes), -DBUG_CLAIMER (an acknowledgement opens the
 * conversation without looking whether the claimer is still there), -DBUG_BARE (one who is bound otherwise takes by the door's notice), -DBUG_END
 * (a counsellor ends the conversation over an open concern), -DBUG_PASS (whoever is out keeps what they had taken on), -DBUG_LOST (nobody
 * looks after what is settling when its owner is gone).
 */
#ifndef CHANGES
#define CHANGES 2
#endif
#ifndef TAKES
#define TAKES 2
#endif
#ifndef CONCERNS
#define CONCERNS 2
#endif
#ifndef SAYS
#define SAYS 3
#endif
#define NOBODY 7

mtype = { waiting, open, settling, over };

/* The record. */
mtype state = waiting;
byte holder = NOBODY;
byte claimer = NOBODY;
byte acknowledged[2];     /* version of each notice, 0 for none */
byte letIn;               /* the version that let the holder in */
bool barred[2];           /* declined, or unanswered */
bool concern;
byte owner = NOBODY;

byte inForce[2] = 1;
bool connected[2] = true;
bool gone[2];             /* for good: the grace is over */
byte taken; byte opened; byte ended; /* taken is a bound of the model; the others count concerns */

/* The page's acknowledgements on their way, each with its notice and version. */
chan said = [2] of { byte, byte };
byte says;
/* A notice is in force that not everybody has been told of. */
bool unheard;

#ifdef BUG_CURRENT
#define CURRENT(n, version) true
#else
#define CURRENT(n, version) (version == inForce[n])
#endif
#ifdef BUG_BARE
#define SUFFICES(s) true
#else
#define SUFFICES(s) (acknowledged[s] == inForce[s])
#endif
#ifdef BUG_CLAIMER
#define STILL_THERE true
#else
#define STILL_THERE connected[claimer]
#endif
#ifdef BUG_END
#define MAY_END true
#else
#define MAY_END (!concern)
#endif

/* Whoever is in was let in by what was in force then (N1-N3), is there, and holds alone; a claim is of one who waits (N5); a concern's owner is in, or settles it. */
inline consistent() {
  assert((holder != NOBODY) == (state == open));
  assert(claimer == NOBODY || state == waiting);
  assert(owner == NOBODY || concern);
  assert(owner == NOBODY || state == settling || owner == holder);
  assert(state != settling || (concern && owner != NOBODY));
  assert(opened == ended + concern)
}
inline enter(s) {
  assert(acknowledged[s] == inForce[s] && acknowledged[0] == inForce[0] && connected[s]);
  state = open; holder = s; letIn = acknowledged[s]; claimer = NOBODY
}
inline outcome() { assert(concern); concern = false; owner = NOBODY; ended++ }
/* Back to the queue: N9. */
inline requeue() {
  holder = NOBODY; state = waiting;
#ifndef BUG_PASS
  owner = NOBODY
#endif
}
/* By the youth, or their absence: N10. */
inline youthEnds() {
  if
  :: concern && (owner != NOBODY || holder != NOBODY) ->
    if :: owner == NOBODY -> owner = holder :: else fi;
    state = settling
  :: concern && owner == NOBODY && holder == NOBODY -> outcome(); state = over /* lost */
  :: !concern -> state = over
  fi;
  holder = NOBODY; claimer = NOBODY; acknowledged[0] = 0; acknowledged[1] = 0
}

proctype Counsellor(byte s) {
  do
  :: atomic { connected[s] && state == waiting && claimer == NOBODY && !barred[s] && taken < TAKES && acknowledged[0] == inForce[0];
      taken++;
      if :: SUFFICES(s) -> enter(s) :: else -> claimer = s fi;
      consistent()
    }
  :: atomic { connected[s] && holder == s && MAY_END; state = over; holder = NOBODY; consistent() } /* C10, N8 */
  :: atomic { connected[s] && holder == s; requeue(); consistent() }                               /* H12 */
  :: atomic { connected[s] && holder == s && !concern && opened < CONCERNS; concern = true; owner = s; opened++; consistent() }
  :: atomic { connected[s] && holder == s && concern && owner == NOBODY; owner = s; consistent() }
  :: atomic { connected[s] && concern && owner == s && (holder == s || state == settling);
      outcome();
      if :: state == settling -> state = over :: else fi;
      consistent()
    }
  :: state == over || gone[s] -> break
  od
}

/* Goes once; comes back with its keys, or is gone for good. What was claimed is over as soon as somebody looks (N5). */
proctype Console(byte s) {
  atomic { if :: connected[s] = false :: goto stays fi };
  if
  :: atomic { connected[s] = true }
  :: atomic { claimer == s -> claimer = NOBODY; consistent() };
    if :: atomic { connected[s] = true } :: skip fi
  :: skip
  fi;
  if
  :: connected[s]
  :: atomic { !connected[s];
      gone[s] = true;
      if :: claimer == s -> claimer = NOBODY :: else fi;
      if :: holder == s -> requeue() :: else fi;
#ifndef BUG_LOST
      if :: state == settling && owner == s -> outcome(); state = over :: else fi;
#endif
      consistent()
    }
  fi;
stays:
  skip
}

/* The page: reads what it is asked for, in the version in force then, and says so; or it declines, or leaves. */
proctype Youth() {
  byte n;
  do
  :: atomic { (state == waiting) && says < SAYS && nfull(said) && (acknowledged[0] != inForce[0] || claimer != NOBODY);
      if :: acknowledged[0] != inForce[0] -> n = 0 :: claimer != NOBODY -> n = claimer fi;
      says++; said ! n, inForce[n]; n = 0
    }
  :: atomic { claimer != NOBODY; barred[claimer] = true; claimer = NOBODY; consistent() }
  :: atomic { state == waiting || state == open; youthEnds(); consistent(); break }
  :: state == settling || state == over -> break
  od
}

/* What has come from the page. */
proctype Acknowledging() {
  byte n; byte version;
  do
  :: atomic { said ? n, version;
      if
      :: state == waiting && CURRENT(n, version) ->
        acknowledged[n] = version;
        if
        :: claimer != NOBODY && n == claimer && acknowledged[0] == inForce[0] && STILL_THERE -> enter(claimer)
        :: claimer != NOBODY && n == claimer && !(acknowledged[0] == inForce[0] && STILL_THERE) -> claimer = NOBODY
        :: else
        fi;
        consistent()
      :: else
      fi;
      n = 0; version = 0
    }
  :: (state == settling || state == over) && empty(said) -> break
  od
}

proctype Publisher() {
  byte changes; byte n;
  do
  :: atomic { changes < CHANGES && state != over; changes++;
      if :: n = 0 :: n = 1 fi;
      inForce[n]++; unheard = true; n = 0
    }
  :: atomic { unheard; unheard = false; /* N4 */
      if :: state == waiting && acknowledged[0] != inForce[0] -> claimer = NOBODY :: else fi;
      consistent()
    }
  :: state == over || state == settling || changes == CHANGES -> break
  od
}

/* The youth's answering time. */
proctype ClaimTimer() {
  do
  :: atomic { claimer != NOBODY; barred[claimer] = true; claimer = NOBODY; consistent() }
  :: state == settling || state == over -> break
  od
}

init {
  atomic {
    acknowledged[0] = 1; /* N1 */
    run Counsellor(0); run Counsellor(1); run Console(0); run Console(1);
    run Youth(); run Acknowledging(); run Publisher(); run ClaimTimer()
  }
}
