-- A conversation, whoever acts and whom it names, if asked for, who is on duty, and when this is.
local id, actor, among = take(), take(), take()
local staff, seen = {}, {}
local function add(name)
  if seen[name] then return end
  seen[name] = true
  staff[#staff + 1] = name
  staff[#staff + 1] = redis.call('HGET', STAFF, name) or ''
end
if actor ~= '' then add(actor) end
local value = redis.call('HGET', CONVERSATIONS, id)
for name in names_in(value and string.match(value, '^%d+\n([^\n]*)\n')) do add(name) end
return { value or '', staff, among == '1' and on_duty() or {}, overview(), clock() }
