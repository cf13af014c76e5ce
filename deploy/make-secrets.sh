#!/bin/sh
# Makes what docker-compose.yml takes from ./secrets: passwords that nobody has to know. Does not touch what is there.
set -eu
cd "$(dirname "$0")/.."
umask 077
if [ -e secrets ]; then
	echo "secrets/ is there already; nothing was changed." >&2
	exit 1
fi
mkdir secrets
random() { openssl rand -hex 32; }
redis=$(random)
database=$(random)
hash=$(printf %s "$redis" | openssl dgst -sha256 -r | cut -d' ' -f1)
printf 'redis://dorren:%s@redis:6379\n' "$redis" >secrets/redis-url
sed "s/PASSWORD_SHA256/$hash/" deploy/redis-users.acl >secrets/redis-users
printf 'postgresql://dorren:%s@postgres/dorren\n' "$database" >secrets/database-url
printf '%s\n' "$database" >secrets/database-password
random >secrets/metrics-token
# Compose shows each to one container as it is; there it is read by a user that this machine may not have. Nobody else enters the directory.
chmod 0444 secrets/*
