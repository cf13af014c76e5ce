/*
 * Handover and joining with losses of every party (server/SPEC.md: H1-H9, H14-H16; C5-C9), for spin.
 *
 * Every change of the record is one atomic commit (claim.pml shows what that takes). What the youth is told goes through a queue that is lost
 * with the connection, so the page acts on what it knew a while ago; a console answers a request whenever it likes, also long after it is
 * over; a timer and the look at who has gone away act some time after what set them off.
 *
 * Bounds: STAFF (the first takes the conversation, any may take it again), OFFERS in all, TAKES from the queue, LOSSES of each connection.
 *
 * Controls, each of which must fail: -DBUG_CONSENT (a yes counts for whatever is asked by then), -DBUG_EARLY (whoever hands over is out when the
 * colleague accepts), -DBUG_OUT (whoever has handed over keeps the channel), -DBUG_HOLDER (a holder who is gone takes no notice of the one
 * who arrives), -DBUG_TIMER (a timer does not look again), -DBUG_KEYS (a console that comes back keeps what it had), -DBUG_RESUME (a youth who
 * comes back is not told which offer stands).
 */
#ifndef STAFF
#define STAFF 3
#endif
#ifndef OFFERS
#define OFFERS 2
#endif
#ifndef TAKES
#define TAKES 2
#endif
#ifndef LOSSES
#define LOSSES 1
#endif
#define NOBODY 7

#ifdef BUG_CONSENT
#define AS_ASKED(o) true
#else
#define AS_ASKED(o) (offer == o)
#endif
#ifdef BUG_TIMER
#define AS_WHEN_SET(o, s) true
#else
#define AS_WHEN_SET(o, s) (offer == o && stage == s)
#endif

mtype = { waiting, open, ended };
mtype = { none, askingYouth, askingColleague, arriving };
mtype = { offered, accepted, over, left, requeued };

/* The record. */
mtype state = waiting;
byte holder = NOBODY;
byte second = NOBODY;
mtype stage = none;
byte offer;            /* number of the one under way; 0: none */
bool joins;            /* it is to join, not to hand over */
byte to = NOBODY;      /* whom it is made to */
byte epochOf[STAFF];   /* 0: no channel */
bool excluded[STAFF];
byte epoch;
byte offers;           /* how many were made: a bound of the model */
byte takes;            /* the same */

/* Connections and tabs. */
bool connected[STAFF] = true;
bool onDuty[STAFF] = true;
byte keys[STAFF];      /* the epoch whose keys the console has */
byte asked[STAFF];     /* the newest request that the console was told of */
bool youthHere = true;
byte youthKeys[STAFF]; /* the epoch of each whose keys the page has */
byte shown; byte shownWho = NOBODY;     /* the offer that the page shows */
byte agreed; byte agreedWho = NOBODY;   /* the one that it has said yes to */
#define QUEUE 8
chan toYouth = [QUEUE] of { mtype, byte, byte, byte };

/* What happened, for the assertions alone. */
bool saidYes[STAFF];   /* the youth, to this one, since they were last out */
bool took[STAFF];      /* this one, from the queue, since they were last out */
bool shook[STAFF];     /* the handshake of the present epoch is complete at the youth's */
bool alone;            /* the holder was left alone with the youth before that (H8) */

#define IN(s) (holder == s || second == s)
#define ARRIVING(s) (stage == arriving && to == s)

hidden byte i;

inline tell(what, x, y, z) {
  if :: youthHere && state != ended -> assert(len(toYouth) < QUEUE); toYouth ! what, x, y, z :: else fi
}
/* No channel any more; a console that is connected is told, and wipes. */
inline out(s) {
  epochOf[s] = 0; took[s] = false; saidYes[s] = false; shook[s] = false;
  if :: connected[s] -> keys[s] = 0 :: else fi
}
inline forget() { stage = none; offer = 0; to = NOBODY; joins = false }
/* H2, H3, H7: whoever was there stays. */
inline offerOver() {
  tell(over, offer, 0, 0);
  if :: stage == arriving -> out(to) :: else fi;
  forget()
}
/* C6, C9. */
inline requeue() {
  if :: stage != none -> offerOver() :: else fi;
  out(holder); holder = NOBODY; state = waiting; alone = false;
  tell(requeued, 0, 0, 0)
}
inline end() {
  for (i : 0 .. STAFF - 1) { if :: epochOf[i] != 0 -> out(i) :: else fi }
  forget(); holder = NOBODY; second = NOBODY; alone = false; state = ended
}
/* H8, H9, C6: s is in, and is so no longer by their own will. */
inline lost(s) {
  if
  :: second == s -> tell(left, epochOf[s], s, 0); out(s); second = NOBODY
  :: holder == s && second != NOBODY -> tell(left, epochOf[s], s, 0); out(s); holder = second; second = NOBODY
#ifdef BUG_HOLDER
  :: holder == s && second == NOBODY && stage == arriving -> out(s); holder = NOBODY; state = waiting; tell(requeued, 0, 0, 0)
#else
  :: holder == s && second == NOBODY && stage == arriving -> tell(left, epochOf[s], s, 0); out(s); holder = to; alone = true; forget()
#endif
  :: holder == s && second == NOBODY && stage != arriving -> requeue()
  fi
}

inline consistent() {
  /* H16 */
  assert((holder != NOBODY) == (state == open));
  assert(second == NOBODY || (holder != NOBODY && second != holder));
  assert(stage == none || (state == open && second == NOBODY && to != holder));
  for (i : 0 .. STAFF - 1) {
    /* Whoever is in or arrives has a channel, and nobody else. */
    assert((epochOf[i] != 0) == (IN(i) || ARRIVING(i)));
    /* H6: nobody without having taken the conversation, or the youth's consent. */
    assert(epochOf[i] == 0 || took[i] || saidYes[i]);
    assert(epochOf[i] == 0 || !excluded[i]);
    /* Nobody who is connected has keys of an epoch that is over. */
    assert(!connected[i] || keys[i] == epochOf[i]);
    /* The page never has keys with one whom nobody chose. */
    assert(youthKeys[i] == 0 || youthKeys[i] != epochOf[i] || took[i] || saidYes[i]);
    /* H5: nobody has taken the place of one who was there before the youth had the new one, unless there was nobody else (H8). */
    assert(i != holder || took[i] || shook[i] || alone);
    /* It has heard everything: its keys are those of the record. */
    assert(!(youthHere && len(toYouth) == 0 && state != ended) || youthKeys[i] == epochOf[i])
  }
}

/* A counsellor: takes, offers, withdraws, answers, steps out, ends. */
proctype Counsellor(byte s) {
  byte who;
  do
  :: atomic { connected[s] && onDuty[s] && state == waiting && youthHere && !excluded[s] && takes < TAKES;
      takes++; epoch++; state = open; holder = s; epochOf[s] = epoch; keys[s] = epoch; took[s] = true;
      tell(accepted, epoch, s, 0); consistent()
    }
  :: atomic { connected[s] && state == open && youthHere && holder == s && second == NOBODY && stage == none && offers < OFFERS;
      who = 0;
      do :: who < STAFF - 1 -> who++ :: break od;
      if
      :: who != s && connected[who] && onDuty[who] && !excluded[who] ->
        offers++; offer = offers; to = who; stage = askingYouth;
        if :: joins = true :: joins = false fi;
        tell(offered, offer, who, 0)
      :: else /* nobody-suitable */
      fi;
      who = 0; consistent()
    }
  :: atomic { connected[s] && holder == s && (stage == askingYouth || stage == askingColleague); offerOver(); consistent() } /* withdraw */
  :: atomic { connected[s] && asked[s] != 0; /* H3, H4: accepts, or declines; perhaps too late */
      if
      :: offer == asked[s] && stage == askingColleague && to == s && onDuty[s] ->
        if
        :: stage = arriving; epoch++; epochOf[s] = epoch; keys[s] = epoch; shook[s] = false;
          tell(accepted, epoch, s, offer);
#ifdef BUG_EARLY
          if :: !joins -> tell(left, epochOf[holder], holder, 0); out(holder); holder = s; forget() :: else fi
#endif
        :: offerOver()
        fi
      :: else /* unknown-offer */
      fi;
      asked[s] = 0; consistent()
    }
  :: atomic { connected[s] && second != NOBODY && IN(s); /* H9 */
      tell(left, epochOf[s], s, 0); out(s);
      if :: holder == s -> holder = second :: else fi;
      second = NOBODY; consistent()
    }
  :: atomic { connected[s] && holder == s; end(); consistent() } /* C10 */
  :: state == ended -> break
  od
}

/* A counsellor's connection: goes; comes back within the grace or after it, with keys or without them (H14). */
proctype Console(byte s) {
  byte losses;
  do
  :: atomic { connected[s] && losses < LOSSES && state != ended; losses++; connected[s] = false; asked[s] = 0 }
  :: atomic { !connected[s] && state != ended;
      connected[s] = true; onDuty[s] = true;
#ifndef BUG_KEYS
      if :: skip :: keys[s] = 0 fi;
      if
      :: epochOf[s] != 0 && keys[s] != epochOf[s] ->
        if :: ARRIVING(s) -> offerOver() :: else -> lost(s) fi
      :: else
      fi;
      if :: epochOf[s] == 0 -> keys[s] = 0 :: else fi;
#endif
      if :: stage == askingColleague && to == s -> asked[s] = offer :: else fi;
      consistent()
    }
  :: state == ended -> break
  od
}

/* Some time after a connection is lost: H3, H7; and when the grace is over: C6, H8, H9. */
proctype Gone(byte s) {
  do
  :: atomic { !connected[s] && stage != none && to == s; offerOver(); consistent() }
  :: atomic { !connected[s] && onDuty[s] && !(stage != none && to == s);
      onDuty[s] = false;
      if :: IN(s) -> lost(s) :: else fi;
      consistent()
    }
  :: state == ended -> break
  od
}

/* Answering and arriving times. */
proctype Timer() {
  byte o; mtype s;
  do
  :: atomic { stage != none -> o = offer; s = stage };
    atomic {
      if
      :: AS_WHEN_SET(o, s) && stage != none -> offerOver()
#ifdef BUG_TIMER
      :: s == arriving && stage == none && second != NOBODY -> out(second); second = NOBODY
#endif
      :: else
      fi;
      o = 0; s = 0; consistent()
    }
  :: state == ended -> break
  od
}

proctype Youth() {
  byte losses; byte a; byte b; byte c; mtype kind;
  do
  :: atomic { youthHere && len(toYouth) > 0 && state != ended;
      toYouth ? kind, a, b, c;
      if
      :: kind == offered -> shown = a; shownWho = b
      :: kind == accepted ->
        /* The page goes on only with one who took the conversation, or whom it agreed to. */
        assert(c == 0 || (agreed == c && agreedWho == b));
        youthKeys[b] = a
      :: kind == over ->
        if :: shown == a -> shown = 0; shownWho = NOBODY :: else fi;
        if
        :: agreed == a -> if :: !IN(agreedWho) -> youthKeys[agreedWho] = 0 :: else fi; agreed = 0; agreedWho = NOBODY
        :: else
        fi
      :: kind == left -> if :: youthKeys[b] == a -> youthKeys[b] = 0 :: else fi
      :: kind == requeued ->
        for (i : 0 .. STAFF - 1) { youthKeys[i] = 0 }
        shown = 0; shownWho = NOBODY; agreed = 0; agreedWho = NOBODY
      fi;
      a = 0; b = 0; c = 0; kind = 0; consistent()
    }
  :: atomic { youthHere && shown != 0 && state != ended; /* H2 */
      if
      :: agreed = shown; agreedWho = shownWho;
        if
        :: AS_ASKED(shown) && stage == askingYouth ->
          saidYes[shownWho] = true; stage = askingColleague;
          if :: connected[to] -> asked[to] = offer :: else fi
        :: else
        fi
      :: if :: AS_ASKED(shown) && stage == askingYouth -> forget() :: else fi
      fi;
      shown = 0; shownWho = NOBODY; consistent()
    }
  :: atomic { youthHere && agreed != 0 && agreedWho != NOBODY && youthKeys[agreedWho] != 0 && /* H5: the handshake holds */
      connected[agreedWho] && keys[agreedWho] == youthKeys[agreedWho] && state != ended;
      if
      :: ARRIVING(agreedWho) && offer == agreed ->
        shook[to] = true;
        if
        :: joins -> second = to
        :: else ->
          assert(shook[to]);
          a = holder;
          tell(left, epochOf[a], a, 0);
#ifndef BUG_OUT
          out(a);
#endif
          holder = to; a = 0
        fi;
        forget()
      :: else -> if :: IN(agreedWho) -> shook[agreedWho] = true :: else fi
      fi;
      agreed = 0; agreedWho = NOBODY; consistent()
    }
  :: atomic { youthHere && state == open; /* C9, H7, H8, H9: distrusts one whose keys it has, or is to have */
      a = 0;
      do :: a < STAFF - 1 -> a++ :: break od;
      if
      :: youthKeys[a] != 0 && youthKeys[a] == epochOf[a] && !excluded[a] ->
        excluded[a] = true;
        if :: ARRIVING(a) -> offerOver() :: else -> lost(a) fi
      :: else
      fi;
      a = 0; consistent()
    }
  :: atomic { youthHere && losses < LOSSES && state != ended; /* C8 */
      losses++; youthHere = false;
      do :: len(toYouth) > 0 -> toYouth ? kind, a, b, c :: len(toYouth) == 0 -> break od;
      a = 0; b = 0; c = 0; kind = 0
    }
  :: atomic { !youthHere && state != ended; /* C5, H15: resumed, with every epoch that lives and the offer that stands */
      youthHere = true;
      shown = 0; shownWho = NOBODY;
#ifdef BUG_RESUME
      agreed = 0; agreedWho = NOBODY;
#endif
      if
      :: agreed != 0 && agreed != offer && !(IN(agreedWho) && !took[agreedWho] && !shook[agreedWho]) -> agreed = 0; agreedWho = NOBODY
      :: else
      fi;
      for (i : 0 .. STAFF - 1) {
        /* As with `accepted`. */
        assert(epochOf[i] == 0 || youthKeys[i] == epochOf[i] || took[i] || agreedWho == i);
        youthKeys[i] = epochOf[i]
      }
      if :: stage == askingYouth -> shown = offer; shownWho = to :: else fi;
      consistent()
    }
  :: atomic { state != ended; end(); consistent() } /* leave, the beacon, or the end of the grace */
  :: state == ended -> break
  od
}

init {
  byte s;
  atomic {
    for (s : 0 .. STAFF - 1) { run Counsellor(s); run Console(s); run Gone(s) }
    run Youth(); run Timer();
    s = 0
  }
}
