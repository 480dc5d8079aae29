"""Django's settings, for every installation. What differs between them comes from the environment."""

from csp.constants import NONE, SELF

from held.config import environment, secret_key
from held.config.databases import databases
from held.config.logs import LOGGING as LOGGING

ENVIRONMENT = environment.read()
HELD_HOME = ENVIRONMENT.home
HELD_PACK = ENVIRONMENT.pack
HELD_DEMO = ENVIRONMENT.demo
HELD_AUTHORITY = ENVIRONMENT.authority or ("Exampleshire Council" if ENVIRONMENT.demo else "")
HELD_ACCENT = ENVIRONMENT.accent
HELD_FONT = ENVIRONMENT.font
HELD_DORMANT_DAYS = ENVIRONMENT.dormant_days
HELD_PROXIES = ENVIRONMENT.proxies
HELD_ADDRESS = ENVIRONMENT.address
HELD_MAIL = ENVIRONMENT.mail
# Known to all: it opens nothing but invented families, and the sign-in page prints it.
HELD_DEMO_PASSWORD = "otter-kite-lantern"  # noqa: S105

DEBUG = ENVIRONMENT.debug
SECRET_KEY = secret_key.kept_in(HELD_HOME)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DATABASES = databases(ENVIRONMENT)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "held.record",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",  # refuses every request under a name that is not in HELD_HOSTS
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "held.pages.layout.plain_text.PlainText",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "held.config.urls"
WSGI_APPLICATION = "held.config.wsgi.application"
APPEND_SLASH = False

PAGES = environment.HOUSE / "held" / "pages"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PAGES],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "held.config.jinja.environment",
            "context_processors": ["held.pages.layout.every_page.every_page"],
        },
    },
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [PAGES / "layout" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

AUTH_USER_MODEL = "record.Worker"
AUTHENTICATION_BACKENDS = ["held.record.signed_in.ByPassword"]
SESSION_ENGINE = "held.record.signed_in"
LOGIN_URL = "sign in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# Twelve characters, none of the common ones, not one's own name, and no expiry: the National Cyber Security Centre's advice.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "sign_in_name", "email")},
    },
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
# On one machine Held speaks plain http; reached by any other name, cookies travel over https alone.
OVER_HTTPS = not ENVIRONMENT.only_this_machine
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if OVER_HTTPS else 0
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts] if OVER_HTTPS else []
CSRF_FAILURE_VIEW = "held.pages.layout.problems.form_too_old"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# A shared desk: signed out when the browser is closed, and in any case after a working day.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600

# Files go onto the disk piece by piece, and only where a page asks for them.
FILE_UPLOAD_HANDLERS = ["held.pages.imports.upload.Upload"]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
