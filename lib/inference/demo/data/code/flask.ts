import { type CodeTopic, py } from "./task.ts";

export const flask: CodeTopic = {
  topic: "Web Development with Flask",
  keywords: ["flask"],
  tasks: [
    {
      task: "write a Flask application that lists $things as JSON, adds one by POST and refuses one without a name",
      lead: "Two routes on the same address are enough: GET lists, POST adds.",
      code: py`
from flask import Flask, jsonify, request

app = Flask(__name__)
entries: list[dict] = []


@app.get("/$things")
def list_entries():
    return jsonify(entries)


@app.post("/$things")
def add_entry():
    body = request.get_json(silent=True)
    name = body.get("name") if isinstance(body, dict) else None
    if not isinstance(name, str) or not name.strip():
        return jsonify(error="The field 'name' must not be empty."), 400
    entry = {"id": len(entries) + 1, "name": name.strip()}
    entries.append(entry)
    return jsonify(entry), 201
`,
      call: 'app.test_client().post("/$things", json={"name": "first"}).get_json()',
      check: 'app.test_client().post("/$things", json={}).status_code == 400',
      how: "`get_json(silent=True)` gives `None` for a body that is not JSON, so that a bad request ends in a clear 400 and never in a crash. A new entry is answered with status 201 and its id.",
      cost: "Adding takes constant time. Listing sends everything, so page it once there are more than some hundred entries.",
      edge: "The list lives in memory: it is empty after a restart, and each worker process has its own.",
      alternative: "With a database and many fields, Flask-SQLAlchemy for storage and pydantic for checking the body save much code.",
      variables: { things: ["books", "recipes", "tickets", "gardens", "songs", "trails", "lectures", "animals"] },
    },
    {
      task: "build a Flask route that returns one of several $things by its number, and a JSON error with status 404 for an unknown one",
      lead: "Let Flask convert the number in the address, call `abort` when nothing is found, and turn all 404 errors into JSON in one place:",
      code: py`
from flask import Flask, abort, jsonify

app = Flask(__name__)
THINGS = {1: {"id": 1, "title": "First of the $things"}, 2: {"id": 2, "title": "Second of the $things"}}


@app.get("/$things/<int:number>")
def show(number: int):
    thing = THINGS.get(number)
    if thing is None:
        abort(404, description=f"There is no entry {number}.")
    return jsonify(thing)


@app.errorhandler(404)
def not_found(error):
    return jsonify(error=error.description), 404
`,
      call: 'app.test_client().get("/$things/2").get_json()',
      check: 'app.test_client().get("/$things/9").status_code == 404',
      how: "`<int:number>` accepts digits only and hands the function a real integer. The error handler catches every 404, also that of an address that does not exist, so that clients always get JSON.",
      cost: "The dictionary finds an entry in constant time.",
      edge: "`/$things/abc` does not match the route at all; it is the error handler that makes this answer JSON, too.",
      alternative: "With Flask-SQLAlchemy, `db.get_or_404` looks up and aborts in one line.",
      variables: { things: ["albums", "castles", "courses", "rivers", "novels", "stamps", "bridges"] },
    },
    {
      task: "make a Flask application remember how often a visitor has opened $page, using the session",
      lead: "The session is a signed cookie that behaves like a dictionary:",
      code: py`
import os

from flask import Flask, session

app = Flask(__name__)
app.secret_key = os.environ.get("SECRET_KEY") or os.urandom(32)


@app.get("/")
def count_visit():
    session["visits"] = session.get("visits", 0) + 1
    return {"page": "$page", "visits": session["visits"]}


def visit_twice() -> dict:
    client = app.test_client()
    client.get("/")
    return client.get("/").get_json()
`,
      call: "visit_twice()",
      check: 'visit_twice()["visits"] == 2',
      how: "Flask signs the session with the secret key and sends it as a cookie. At the next request it checks the signature, so a visitor can read the number but not change it.",
      cost: "Nothing is stored on the server. The cookie travels with each request and may hold about 4 kB.",
      edge: "A random key signs everybody out at each restart, so set SECRET_KEY in production.",
      alternative: "For secret or large data keep only an id in the cookie and the rest on the server, for which Flask-Session is made.",
      variables: { page: ["the price list", "the guest book", "the timetable", "the photo album", "the weather page", "the menu"] },
    },
    {
      task: "split a Flask application into a blueprint for $area and an application factory that takes its settings",
      lead: "Put the routes into a blueprint, and make the application in a function that registers it:",
      code: py`
from flask import Blueprint, Flask, current_app

pages = Blueprint("$area", __name__, url_prefix="/$area")


@pages.get("/status")
def status():
    return {"area": "$area", "debug": current_app.config["SHOW_DETAILS"]}


def create_app(**settings) -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(SHOW_DETAILS=False)
    app.config.from_mapping(settings)
    app.register_blueprint(pages)
    return app
`,
      call: 'create_app(SHOW_DETAILS=True).test_client().get("/$area/status").get_json()',
      check: 'create_app().test_client().get("/$area/status").get_json() == {"area": "$area", "debug": False}',
      how: "The blueprint knows its routes but no application. The factory makes a new application for each call, with its own settings, which is what tests need. `current_app` stands for the application that answers the current request.",
      cost: "Routes are registered once at the start; requests are no slower than without a blueprint.",
      edge: "Code that runs outside a request has no `current_app`: wrap it in `with app.app_context()`.",
      alternative: "For a script with three routes, a single module with a global `app` is simpler and perfectly fine.",
      variables: { area: ["billing", "reports", "members", "archive", "kitchen", "search", "help"] },
    },
    {
      task: "protect the $section of a Flask API by a token in the Authorization header, with a decorator that can be reused",
      lead: "A decorator that compares the header in constant time keeps the check out of the routes:",
      code: py`
import hmac
import os
from functools import wraps

from flask import Flask, jsonify, request

app = Flask(__name__)
TOKEN = os.environ.get("API_TOKEN", "for-development-only")


def requires_token(view):
    @wraps(view)
    def guarded(*args, **kwargs):
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not hmac.compare_digest(given.encode(), TOKEN.encode()):
            return jsonify(error="A valid token is needed."), 401
        return view(*args, **kwargs)

    return guarded


@app.get("/private")
@requires_token
def private():
    return {"section": "$section"}
`,
      call: 'app.test_client().get("/private", headers={"Authorization": f"Bearer {TOKEN}"}).get_json()',
      check: 'app.test_client().get("/private").status_code == 401',
      how: "The decorator runs before the view and answers 401 unless the header holds the right token. `hmac.compare_digest` takes equally long for every wrong token, so that nobody can guess it letter by letter.",
      cost: "One short comparison for each request.",
      edge: "`@requires_token` must stand below the route decorator, or Flask registers the view without protection.",
      alternative: "With many users, give each a token of their own in the database (hashed), or use OAuth through Authlib.",
      variables: { section: ["staff section", "export pages", "statistics", "price editor", "maintenance pages", "upload area"] },
    },
  ],
};
