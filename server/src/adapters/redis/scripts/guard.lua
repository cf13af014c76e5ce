-- Before everything: what has come garbled does nothing (intact.ts has the same sums).
local sum = table.remove(ARGV)
local sent = { #ARGV }
for _, list in ipairs({ KEYS, ARGV }) do
  for _, one in ipairs(list) do sent[#sent + 1] = one end
end
if redis.sha1hex(table.concat(sent, '\0')) ~= sum then
  return redis.error_reply('GARBLED this is not what was sent')
end

-- As whoever asked will see it.
local function spelled(answer)
  local kind = type(answer)
  if kind == 'string' then return '"' .. answer .. '\0' end
  if kind == 'number' then return string.format('%d', answer) .. '\0' end
  if kind ~= 'table' then return answer and '1\0' or '_\0' end
  local parts = {}
  for i = 1, #answer do parts[i] = spelled(answer[i]) end
  return '[' .. table.concat(parts) .. ']'
end

local function summed(answer)
  -- Redis would end the list at a nil.
  if answer == nil then answer = false end
  return { answer, redis.sha1hex(spelled(answer)) }
end
