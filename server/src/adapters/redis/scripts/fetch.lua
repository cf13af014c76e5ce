-- What is kept of each, '' if nothing is: of staff or of conversations.
local kind, found = take(), {}
while at < #ARGV do
  found[#found + 1] = redis.call('HGET', kind == 'staff' and STAFF or CONVERSATIONS, take()) or ''
end
return found
