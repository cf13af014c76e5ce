-- Before every script. The keys are those of keys.ts, in its order; arguments are taken one after the other.
local SUMS, LOG, CONVERSATIONS, STAFF, QUEUE, TAKEABLE, JOINED, DUE, AWAY, DUTY, BARRED, LENGTHS, ABANDONED, CONNECTIONS,
  NODES, LEAVING, GONE, SESSIONS, SESSION_ENDS, STAFF_SESSIONS, FAILURES, FAILED_NAMES, SET_UP, WORKS = unpack(KEYS)
local at = 0
local function take()
  at = at + 1
  return ARGV[at]
end

-- Milliseconds, by the one clock that all nodes share.
local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function version_of(value)
  return value and string.match(value, '^(%d+)\n') or '0'
end

-- The names in the second line of what is kept of a conversation; in the third of what is kept of a member of staff.
local function names_in(line)
  return string.gmatch(line or '', '[^\t]+')
end

local function overview()
  local sums = redis.call('HMGET', SUMS, 'version', 'seats', 'open', 'interrupted', 'settling', 'concerns',
    'notTakenOn', 'onDuty', 'places')
  for i = 1, 9 do sums[i] = sums[i] or '0' end
  sums[10] = redis.call('ZCARD', QUEUE)
  return table.concat(sums, ' ') .. '\n' .. table.concat(redis.call('LRANGE', LENGTHS, 0, -1), ' ')
end

-- Everybody on duty, each with the version of what is kept of them.
local function on_duty()
  local names = redis.call('HKEYS', DUTY)
  if #names == 0 then return {} end
  local found = {}
  for i, value in ipairs(redis.call('HMGET', STAFF, unpack(names))) do
    found[#found + 1] = names[i]
    found[#found + 1] = version_of(value)
  end
  return found
end

-- What is new lives as long as everything else: until no node has been heard of for that long.
local function keep(keys, life)
  local ends = redis.call('HGET', SUMS, 'ends') or clock() + life
  for _, key in ipairs(keys) do redis.call('PEXPIREAT', key, ends, 'NX') end
end

-- Numbers that are never given twice, not even after Redis has lost everything.
local function begin()
  if redis.call('EXISTS', SUMS) == 1 then return end
  local time = redis.call('TIME')
  local first = time[1] .. string.format('%06d', time[2])
  redis.call('HSET', SUMS, 'version', first, 'written', first, 'seq', 0, 'last', '')
end

-- Higher than any before, also where those that came last are not known: a replica that has taken over may lack them.
local function next_version()
  local time = redis.call('TIME')
  local next = math.max(redis.call('HGET', SUMS, 'written') + 1, time[1] * 1000000 + time[2])
  redis.call('HSET', SUMS, 'written', string.format('%.0f', next))
  return next
end
