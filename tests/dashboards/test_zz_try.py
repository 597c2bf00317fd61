import time
from tests.dashboards.conftest import *
def test_x(lived, scaled):
    for t in COPIED:
        print(t, lived.connection.execute(f"reset role; ".encode()) and lived.connection.execute(f"select count(*) from public.{t}".encode()).fetchone(), scaled.connection.execute(b"reset role") and scaled.connection.execute(f"select count(*) from public.{t}".encode()).fetchone())
