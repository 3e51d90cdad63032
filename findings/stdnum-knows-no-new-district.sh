#!/usr/bin/env bash
# python-stdnum 1.18 (Debian 12 package python3-stdnum): it refuses a resident identity number whose first six digits are a district that
# was founded after its table was made, although check digit and birth date are right. Two of Sanming's districts have had new codes
# since 2021 (Sanyuan 350404, Shaxian 350405), so that a child registered there since then has no valid number; the codes that they
# replaced are taken for good. Birth date and sex cannot be read from such a number either: both raise the same error.
#
# Needs Debian with apt-get, dpkg and Python 3. The numbers are of people who would be 125 years old. Ends with 0 while it is so, with 1
# when it is not any more.
#
# Seen:
#   Sanyuan as of before 2021 350403190101010015: valid
#   Sanyuan as of today 350404190101010011: InvalidComponent
#   Shaxian as of before 2021 350427190101010016: valid
#   Shaxian as of today 350405190101010018: InvalidComponent
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-stdnum=1.18-1 2> /dev/null
dpkg -x python3-stdnum_*.deb .
cat > districts.py <<'PY'
from stdnum.cn import ric

weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
for name, code in [
    ("Sanyuan as of before 2021", "350403"), ("Sanyuan as of today", "350404"),
    ("Shaxian as of before 2021", "350427"), ("Shaxian as of today", "350405"),
]:
    first = code + "19010101001"
    number = first + "10X98765432"[sum(w * int(d) for w, d in zip(weights, first)) % 11]
    try:
        ric.validate(number)
        print(f"{name} {number}: valid")
    except Exception as refused:
        print(f"{name} {number}: {type(refused).__name__}")
PY
PYTHONPATH=usr/lib/python3/dist-packages python3 districts.py | tee seen.txt
grep -qx "Sanyuan as of before 2021 350403190101010015: valid" seen.txt
grep -qx "Sanyuan as of today 350404190101010011: InvalidComponent" seen.txt
grep -qx "Shaxian as of before 2021 350427190101010016: valid" seen.txt
grep -qx "Shaxian as of today 350405190101010018: InvalidComponent" seen.txt
