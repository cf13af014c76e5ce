-- A member of staff, all that concerns them, and of whom that names the first lines: who is there.
local name = take()
local value = redis.call('HGET', STAFF, name)
local concerned, others, seen = {}, {}, {}
for id in names_in(value and string.match(value, '^%d+\n[^\n]*\n([^\n]*)\n')) do
  local conversation = redis.call('HGET', CONVERSATIONS, id)
  concerned[#concerned + 1] = conversation
  for other in names_in(conversation and string.match(conversation, '^%d+\n([^\n]*)\n')) do
    if not seen[other] then
      seen[other] = true
      others[#others + 1] = other
      others[#others + 1] = string.match(redis.call('HGET', STAFF, other) or '0\n', '^(%d+\n[^\n]*)')
    end
  end
end
return { value or '', concerned, others, overview() }
