local found = {}
for i, entry in ipairs(redis.call('XRANGE', LOG, '-', '+')) do found[i] = entry[2][2] end
return found
