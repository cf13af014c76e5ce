-- Before everything: what has come garbled does nothing (intact.ts has the same sums).
local sum = table.remove(ARGV)
if redis.sha1hex(table.concat(KEYS, '\0') .. '\0' .. table.concat(ARGV, '\0')) ~= sum then
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
