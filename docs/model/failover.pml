/*
 * Nodes that die, stand still or lose touch, and a Redis that is emptied or fails over (server/SPEC.md: M; docs/adr/0009-redis.md), for spin.
 *
 * One conversation, two counsellors, two nodes over one Redis. What the nodes do is server/src/adapters/redis (touch.ts, chain.ts, redis-store.ts,
 * scripts/) and server/src/relay/timers.ts: a transition is decided on what was read and committed by compare-and-set in a later step; what was
 * committed is announced, and each node hears of it when it does, and tells who is connected to it; a node that the others give up, or whose
 * last announcement is no part of what there is, loses touch: it drops everybody and comes back under another name. Reading and committing
 * are apart by as much as one likes: a node may stand still in between, and a Redis fail over.
 *
 * Bounds: CRASHES of nodes, PAUSES, FAILOVERS (to a replica that lacks any number of the newest commits), LOSSES (Redis comes back empty),
 * TAKES, GENERATIONS (names that one node has one after another), GOES (counsellors who never come back after their line is lost).
 *
 * Assumed: nobody takes anew, by hand, a youth whom a failover has taken from them before the page has come back by itself (a second or two).
 *
 * Controls, each of which must fail (README.md says which have been run): -DBUG_FENCE (a commit does not look whether its node has been given up), -DBUG_VERSION (versions go on counting
 * from what a replica knew), -DBUG_CAS (a commit does not look whether what was read is still so), -DBUG_CHAIN (announcements are only counted),
 * -DBUG_VANISHED (nobody looks after the connections of a node that is gone), -DBUG_HELLO (a console that comes back keeps what it had),
 * -DBUG_AGAIN (a page says nothing when an epoch comes again after a failover), -DBUG_ROUTE (a node passes on what comes of an epoch that is over).
 */
#ifndef CRASHES
#define CRASHES 0
#endif
#ifndef PAUSES
#define PAUSES 0
#endif
#ifndef FAILOVERS
#define FAILOVERS 0
#endif
#ifndef LOSSES
#define LOSSES 0
#endif
#ifndef TAKES
#define TAKES 2
#endif
#ifndef GENERATIONS
#define GENERATIONS 2
#endif
#ifndef GOES
#define GOES 0
#endif

#define NOWHERE 2
#define NOBODY 2
#define NONE 0
#define WAITING 1
#define OPEN 2
#define ENDED 3 /* of the page only: over, and told */

/* A name of a node is never used again: 1 and 2 are the first of each, then 3 and 4, and so on. No connection is 0. */
#define FIRST_NAME(n) (n + 1)
#define NEXT_NAME(name) (name + 2)
#define BIT(x) (1 << (x))

typedef Record {
  byte state;
  byte version;
  byte holder = NOBODY;
  byte epoch;
  byte pairing;  /* ghost: which take it is of; no two have the same keys */
  byte youthAt;  /* name of the node that the youth's connection is at; 0 if there is none */
  byte holderAt;
};
typedef Redis {
  Record record;
  int names;      /* nodes that have been heard of */
  int gone;       /* those given up, of whose connections some are left */
  int chain;      /* the announcements, by name */
  byte last;
  byte length;
  byte written;
};

Redis redis;
Redis replica;

/* Nodes. */
bool up[2] = true;
bool paused[2];
bool inTouch[2] = true;
byte name[2];
byte generation[2];
byte heard[2];       /* the last announcement */
byte heardLength[2];
Record known[2];

/* What a node has under way: read, and not committed yet. */
#define NOTHING 0
#define TAKE 1      /* + counsellor */
#define HELLO 3     /* + counsellor */
#define RESUME 5
#define VANISH 6
#define CLOSED 7
#define GRACE 8
#define GIVE_BACK 9
byte under[2];
Record view[2];

/* The youth's page. */
byte page = WAITING;
byte pageAt = NOWHERE;
bool pageResumed;
byte pageEpoch;
byte pagePairing;
byte pageHolder = NOBODY;
byte pageNewest;     /* the highest epoch that it has been told of */

/* The consoles. */
byte consoleAt[2] = NOWHERE;
bool consoleWelcome[2];
bool consoleGone[2];
byte holds[2];       /* the epoch; 0 for none */
byte holdsPairing[2];

byte announced;      /* names of announcements are never used again */
byte crashes = CRASHES;
byte pauses = PAUSES;
byte failovers = FAILOVERS;
byte losses = LOSSES;
byte takes = TAKES;
byte goes = GOES;
bool wroteBack;      /* a failover has lost commits: epochs may come again */

chan frames = [1] of { byte, byte, byte, byte }; /* to which node, epoch, pairing, from whom */

/* C12: what the page is told of has come before, and it has no keys for it; or its handshake finds no answer. */
#ifdef BUG_AGAIN
#define NOKEYS(n) false
#else
#define NOKEYS(n) (page != OPEN || pageHolder != known[n].holder)
#endif
#ifdef BUG_ROUTE
#define FITS(n, e) true
#else
#define FITS(n, e) (known[n].state == OPEN && known[n].epoch == e)
#endif
#define RUNS(n) (up[n] && !paused[n] && inTouch[n])
#define ISKNOWN(n) ((redis.names & BIT(name[n])) != 0)
#define ONCHAIN(n) (heard[n] == 0 || (redis.chain & BIT(heard[n])) != 0)
#ifdef BUG_CHAIN
#define WASONCHAIN(n) true
#else
#define WASONCHAIN(n) ONCHAIN(n)
#endif
#define ISGONE(who) (who != 0 && (redis.gone & BIT(who)) != 0)

#define THERE (redis.record.state != NONE)
#define IDLE(n) (RUNS(n) && under[n] == NOTHING)
#define MAYTAKE(n, w) (known[n].state == WAITING && takes > 0 && consoleAt[w] == n && consoleWelcome[w] && holds[w] == 0 && redis.record.state == WAITING && redis.record.youthAt != 0 && pageHolder != w)
#define UNANSWERED(n) (page == OPEN && consoleWelcome[known[n].holder] && holds[known[n].holder] != 0 && pagePairing == known[n].pairing && holdsPairing[known[n].holder] != pagePairing)
#define MAYGIVEBACK(n) (pageAt == n && pageResumed && page != ENDED && known[n].state == OPEN && known[n].youthAt == name[n] && redis.record.state == OPEN && redis.record.version == known[n].version && (NOKEYS(n) || UNANSWERED(n)))

inline copy(to, from) {
  to.state = from.state; to.version = from.version; to.holder = from.holder; to.epoch = from.epoch;
  to.pairing = from.pairing; to.youthAt = from.youthAt; to.holderAt = from.holderAt
}
inline clear(it) {
  it.state = NONE; it.version = 0; it.holder = NOBODY; it.epoch = 0;
  it.pairing = 0; it.youthAt = 0; it.holderAt = 0
}
inline copyAll(to, from) {
  copy(to.record, from.record);
  to.names = from.names; to.gone = from.gone; to.chain = from.chain; to.last = from.last; to.length = from.length; to.written = from.written
}

/* Everybody at this node comes back, somewhere, but for a console that goes for good. */
inline dropAll(n) {
  if :: pageAt == n -> pageAt = NOWHERE; pageResumed = false :: else fi;
  if :: consoleAt[0] == n -> consoleAt[0] = NOWHERE; consoleWelcome[0] = false :: else fi;
  if :: consoleAt[1] == n -> consoleAt[1] = NOWHERE; consoleWelcome[1] = false :: else fi
}
inline lose(n) {
  inTouch[n] = false; under[n] = NOTHING; clear(view[n]); clear(known[n]); heard[n] = 0; heardLength[n] = 0;
  dropAll(n)
}

/* What a node hears of it tells whoever is connected to it, by the record's word. */
inline tell(n) {
  if
  :: pageAt == n && known[n].youthAt == name[n] && page != ENDED ->
    if
    :: known[n].state == WAITING -> page = WAITING; pageEpoch = 0; pagePairing = 0; pageHolder = NOBODY
    :: known[n].state == OPEN && known[n].epoch > pageNewest ->
      page = OPEN; pageEpoch = known[n].epoch; pageNewest = known[n].epoch; pagePairing = known[n].pairing; pageHolder = known[n].holder
#ifndef BUG_AGAIN
    :: known[n].state == OPEN && known[n].epoch <= pageNewest && page == OPEN && pageHolder != known[n].holder ->
      page = WAITING; pageEpoch = 0; pagePairing = 0; pageHolder = NOBODY
#endif
    :: known[n].state == NONE -> page = ENDED; pageEpoch = 0; pagePairing = 0; pageHolder = NOBODY
    :: else
    fi
  :: else
  fi;
  tellConsole(n, 0);
  tellConsole(n, 1)
}
inline tellConsole(n, w) {
  if
  :: consoleAt[w] == n && consoleWelcome[w] && known[n].state == OPEN && known[n].holder == w ->
    if
    :: holds[w] != known[n].epoch -> holds[w] = known[n].epoch; holdsPairing[w] = known[n].pairing
    :: else
    fi
  :: consoleAt[w] == n && consoleWelcome[w] && !(known[n].state == OPEN && known[n].holder == w) -> holds[w] = 0; holdsPairing[w] = 0
  :: else
  fi
}

inline read(n, what) {
  copy(view[n], redis.record);
  under[n] = what
}

/* The scripts check, change and announce in one step. */
inline commit(n) {
  if
#ifndef BUG_FENCE
  :: !ISKNOWN(n) -> lose(n)
#endif
#ifndef BUG_CAS
  :: redis.record.version != view[n].version -> under[n] = NOTHING; clear(view[n])
#endif
  :: else ->
    /* M4: whoever the others have given up changes nothing. */
    assert(ISKNOWN(n));
    if
    :: (under[n] == TAKE || under[n] == TAKE + 1) ->
      /* Q3: nobody is taken who has a holder. */
      assert(redis.record.state == WAITING && redis.record.holder == NOBODY);
      view[n].state = OPEN; view[n].holder = under[n] - TAKE; view[n].epoch++; view[n].pairing = announced + 1; view[n].holderAt = name[n];
      takes--
    :: (under[n] == HELLO || under[n] == HELLO + 1) ->
      if
      :: holds[under[n] - HELLO] == view[n].epoch -> view[n].holderAt = name[n]
      :: else -> view[n].state = WAITING; view[n].holder = NOBODY; view[n].holderAt = 0; view[n].pairing = 0
      fi
    :: under[n] == RESUME -> view[n].youthAt = name[n]
    :: under[n] == VANISH ->
      if :: ISGONE(view[n].youthAt) -> view[n].youthAt = 0 :: else fi;
      if :: ISGONE(view[n].holderAt) -> view[n].holderAt = 0 :: else fi
    :: under[n] == CLOSED ->
      if :: view[n].youthAt == name[n] && pageAt != n -> view[n].youthAt = 0 :: else fi;
      if :: view[n].holderAt == name[n] && view[n].holder != NOBODY && consoleAt[view[n].holder] != n -> view[n].holderAt = 0 :: else fi
    :: (under[n] == GRACE || under[n] == GIVE_BACK) ->
      if
      :: under[n] == GRACE && view[n].youthAt == 0 -> view[n].state = NONE; view[n].holder = NOBODY; view[n].holderAt = 0; view[n].pairing = 0
      :: else -> view[n].state = WAITING; view[n].holder = NOBODY; view[n].holderAt = 0; view[n].pairing = 0
      fi
    fi;
    announced++;
    assert(announced < 31);
    redis.written++;
#ifdef BUG_VERSION
    view[n].version = redis.written;
#else
    view[n].version = announced;
#endif
    copy(redis.record, view[n]);
    redis.last = announced; redis.chain = redis.chain | BIT(announced); redis.length++;
    /* Whoever asked is answered once this node has heard of it, and of all before. */
    if
    :: (under[n] == RESUME || under[n] == HELLO || under[n] == HELLO + 1) && !WASONCHAIN(n) -> lose(n)
    :: under[n] == RESUME && WASONCHAIN(n) -> pageResumed = true; under[n] = NOTHING; clear(view[n]); hear(n)
    :: (under[n] == HELLO || under[n] == HELLO + 1) && WASONCHAIN(n) ->
      consoleWelcome[under[n] - HELLO] = true; under[n] = NOTHING; clear(view[n]); hear(n)
    :: else -> under[n] = NOTHING; clear(view[n])
    fi
  fi
}

inline greet(n, w) {
  if
  :: redis.record.state == OPEN && redis.record.holder == w -> read(n, HELLO + w)
  :: else ->
    consoleWelcome[w] = true;
#ifndef BUG_HELLO
    holds[w] = 0; holdsPairing[w] = 0
#endif
  fi
}

inline hear(n) {
  copy(known[n], redis.record);
  heard[n] = redis.last; heardLength[n] = redis.length;
  tell(n)
}

inline giveUp(who) {
  redis.names = redis.names & ~BIT(who);
  redis.gone = redis.gone | BIT(who)
}

proctype node(byte n) {
  byte other = 1 - n;
end:
  do
  /* Whoever is connected and not in the record yet asks; what time does, does it too. */
  :: atomic { IDLE(n) && MAYTAKE(n, 0) -> read(n, TAKE) }
  :: atomic { IDLE(n) && MAYTAKE(n, 1) -> read(n, TAKE + 1) }
  :: atomic { IDLE(n) && consoleAt[0] == n && !consoleWelcome[0] -> greet(n, 0) }
  :: atomic { IDLE(n) && consoleAt[1] == n && !consoleWelcome[1] -> greet(n, 1) }
  :: atomic { IDLE(n) && pageAt == n && !pageResumed && page != ENDED ->
      if
      :: redis.record.state == NONE -> page = ENDED; pageEpoch = 0; pagePairing = 0; pageResumed = true
      :: else -> read(n, RESUME)
      fi }
#ifndef BUG_VANISHED
  :: atomic { IDLE(n) && THERE && (ISGONE(redis.record.youthAt) || ISGONE(redis.record.holderAt)) -> read(n, VANISH) }
#endif
  :: atomic { IDLE(n) && THERE && redis.record.youthAt == name[n] && pageAt != n -> read(n, CLOSED) }
  :: atomic { IDLE(n) && redis.record.state == OPEN && redis.record.holderAt == name[n] && consoleAt[redis.record.holder] != n -> read(n, CLOSED) }
  :: atomic { IDLE(n) && THERE && (redis.record.youthAt == 0 || (redis.record.state == OPEN && redis.record.holderAt == 0)) -> read(n, GRACE) }
  :: atomic { IDLE(n) && MAYGIVEBACK(n) -> read(n, GIVE_BACK) }
  :: atomic { RUNS(n) && under[n] != NOTHING -> commit(n) }
#ifdef BUG_CHAIN
  :: atomic { RUNS(n) && redis.length > heardLength[n] -> hear(n) }
  :: atomic { RUNS(n) && !ISKNOWN(n) -> lose(n) }
#else
  :: atomic { RUNS(n) && ONCHAIN(n) && redis.last != heard[n] -> hear(n) }
  :: atomic { RUNS(n) && (!ISKNOWN(n) || !ONCHAIN(n)) -> lose(n) }
#endif
  /* A beat finds out who has not been heard of; what is left of somebody is looked after until nothing is. */
  :: atomic { RUNS(n) && (redis.names & BIT(name[other])) != 0 && (!up[other] || paused[other] || !inTouch[other]) -> giveUp(name[other]) }
  :: atomic { RUNS(n) && name[other] > 2 && (redis.names & BIT(name[other] - 2)) != 0 -> giveUp(name[other] - 2) }
  :: atomic { RUNS(n) && redis.gone != 0 && !ISGONE(redis.record.youthAt) && !ISGONE(redis.record.holderAt) -> redis.gone = 0 }
  /* Back under another name, or started anew. */
  :: atomic { (!up[n] || (!paused[n] && !inTouch[n])) && generation[n] < GENERATIONS ->
      giveUp(name[n]);
      if :: redis.record.youthAt == 0 && redis.record.holderAt == 0 -> redis.gone = 0 :: else fi;
      generation[n]++; name[n] = NEXT_NAME(name[n]); redis.names = redis.names | BIT(name[n]);
      up[n] = true; paused[n] = false; inTouch[n] = true; hear(n) }
  /* C2, C3: a frame for the youth, by what the holder's node knows, and then by what the youth's does. */
  :: atomic { RUNS(n) && nfull(frames) && known[n].state == OPEN && consoleAt[known[n].holder] == n && consoleWelcome[known[n].holder] &&
      holds[known[n].holder] == known[n].epoch && known[n].youthAt != 0 &&
      (known[n].youthAt == name[other] || known[n].youthAt == name[n]) && known[n].youthAt != known[n].holderAt ->
      frames ! other, known[n].epoch, holdsPairing[known[n].holder], known[n].holder }
  od
}

proctype deliverer() {
  byte to, epoch, pairing, from;
end:
  do
  :: atomic { frames ? to, epoch, pairing, from ->
      if
      :: RUNS(to) && pageAt == to && pageResumed && page != ENDED && known[to].youthAt == name[to] && FITS(to, epoch) ->
        /* No frame of one who is out reaches the page; after a failover it may, by an epoch that came again, and finds no keys. */
        assert(wroteBack || (page == OPEN && pageEpoch == epoch && known[to].holder == from));
        assert(pagePairing != pairing || known[to].holder == from)
      :: else
      fi;
      to = 0; epoch = 0; pairing = 0; from = 0 }
  od
}

/* Tabs come back, at any node that lets them in. */
proctype tabs() {
  byte n, w;
end:
  do
  :: atomic { pageAt == NOWHERE && page != ENDED && (RUNS(0) || RUNS(1)) -> if :: RUNS(0) -> pageAt = 0 :: RUNS(1) -> pageAt = 1 fi; pageResumed = false }
  :: atomic { consoleAt[0] == NOWHERE && !consoleGone[0] && (RUNS(0) || RUNS(1)) -> if :: RUNS(0) -> consoleAt[0] = 0 :: RUNS(1) -> consoleAt[0] = 1 fi }
  :: atomic { consoleAt[1] == NOWHERE && !consoleGone[1] && (RUNS(0) || RUNS(1)) -> if :: RUNS(0) -> consoleAt[1] = 0 :: RUNS(1) -> consoleAt[1] = 1 fi }
  :: atomic { goes > 0 && consoleAt[0] == NOWHERE && !consoleGone[0] -> goes--; consoleGone[0] = true; holds[0] = 0; holdsPairing[0] = 0 }
  /* Whoever's node stands still finds out, and goes elsewhere. */
  :: atomic { pageAt != NOWHERE && paused[pageAt] -> pageAt = NOWHERE; pageResumed = false }
  :: atomic { consoleAt[0] != NOWHERE && paused[consoleAt[0]] -> consoleAt[0] = NOWHERE; consoleWelcome[0] = false }
  :: atomic { consoleAt[1] != NOWHERE && paused[consoleAt[1]] -> consoleAt[1] = NOWHERE; consoleWelcome[1] = false }
  od
}

proctype world() {
end:
  do
  :: atomic { crashes > 0 && (up[0] || up[1]) -> crashes--; if :: up[0] -> up[0] = false; lose(0) :: up[1] -> up[1] = false; lose(1) fi }
  :: atomic { pauses > 0 && (up[0] || up[1]) -> pauses--; if :: up[0] && !paused[0] -> paused[0] = true :: up[1] && !paused[1] -> paused[1] = true fi }
  :: atomic { paused[0] -> paused[0] = false }
  :: atomic { paused[1] -> paused[1] = false }
  :: atomic { failovers > 0 && replica.last != redis.last -> copyAll(replica, redis) }
  :: atomic { failovers > 0 -> failovers--; if :: replica.last != redis.last -> wroteBack = true :: else fi; copyAll(redis, replica) }
  :: atomic { losses > 0 -> losses--;
      clear(redis.record); redis.names = 0; redis.gone = 0; redis.chain = 0; redis.last = 0; redis.length = 0; redis.written = 0 }
  od
}

/* Once nothing can move any more: nobody is forgotten, and nobody thinks what is not so. */
proctype atRest() {
  timeout ->
  assert(page == ENDED || pageResumed);
  if
  :: page == WAITING -> assert(redis.record.state == WAITING && redis.record.youthAt == name[pageAt])
  :: page == OPEN ->
    assert(redis.record.state == OPEN && redis.record.youthAt == name[pageAt]);
    assert(redis.record.holder != NOBODY && consoleWelcome[redis.record.holder]);
    assert(redis.record.holderAt == name[consoleAt[redis.record.holder]]);
    assert(holdsPairing[redis.record.holder] == pagePairing)
  :: page == ENDED -> assert(redis.record.state == NONE || wroteBack)
  fi;
  assert(holds[0] == 0 || (redis.record.state == OPEN && redis.record.holder == 0));
  assert(holds[1] == 0 || (redis.record.state == OPEN && redis.record.holder == 1))
}

init {
  atomic {
    name[0] = FIRST_NAME(0); name[1] = FIRST_NAME(1);
    redis.names = BIT(name[0]) | BIT(name[1]);
    announced = 1; redis.last = 1; redis.chain = BIT(1); redis.length = 1; redis.written = 1;
    redis.record.state = WAITING; redis.record.version = 1; redis.record.youthAt = name[0];
    copyAll(replica, redis);
    pageAt = 0; pageResumed = true;
    consoleAt[0] = 0; consoleAt[1] = 1; consoleWelcome[0] = true; consoleWelcome[1] = true;
    hear(0); hear(1);
    run node(0); run node(1); run deliverer(); run tabs(); run world(); run atRest()
  }
}
